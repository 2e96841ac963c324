/* Euler's scheme for dw = -w dt + sqrt(a w^2 + b) dW: 64 paths side by side, xoshiro256++, normals
   by Box and Muller with the vector logarithm, sine and cosine of the compiler (-ffast-math). */
#include <math.h>
#include <stdint.h>
#include <string.h>

static uint64_t s0[64], s1[64], s2[64], s3[64];
static double z[128];

static void unit(double *u) {
  for (int l = 0; l < 64; l++) {
    uint64_t r = s0[l] + s3[l], q = s1[l] << 17, x = ((r << 23) | (r >> 41)) + s0[l];
    s2[l] ^= s0[l]; s3[l] ^= s1[l]; s1[l] ^= s2[l]; s0[l] ^= s3[l]; s2[l] ^= q;
    s3[l] = (s3[l] << 45) | (s3[l] >> 19);
    x = (x >> 12) | 0x3ff0000000000000ull; memcpy(&u[l], &x, 8);
  }
}

static void normals(void) {
  double u[64], v[64];
  unit(u); unit(v);
  for (int l = 0; l < 64; l++) u[l] = sqrt(-2 * log(2.0 - u[l]));
  for (int l = 0; l < 64; l++) z[l] = u[l] * cos(6.283185307179586 * v[l]);
  for (int l = 0; l < 64; l++) z[64 + l] = u[l] * sin(6.283185307179586 * v[l]);
}

void run(long groups, long steps, double dt, double a, double b, double *ends) {
  for (long g = 0; g < groups; g++) {
    double w[64], root = sqrt(dt);
    for (int l = 0; l < 64; l++) {
      uint64_t y = 0x9E3779B97F4A7C15ull * (uint64_t)(64 * g + l + 1);
      s0[l] = y; s1[l] = y ^ (y >> 30); s2[l] = y * 0xBF58476D1CE4E5B9ull; s3[l] = y ^ (y >> 27);
      w[l] = 1;
    }
    for (long t = 0; t < steps; t++) {
      if (t % 2 == 0) normals();
      double *n = z + 64 * (t % 2);
      for (int l = 0; l < 64; l++) w[l] += -w[l] * dt + sqrt(a * w[l] * w[l] + b) * root * n[l];
    }
    for (int l = 0; l < 64; l++) ends[64 * g + l] = w[l];
  }
}
