/* Products of two-point factors: 64 paths side by side, xoshiro256++, one bit a step, exponents
   taken out every 64 steps. Strict IEEE; the compiler makes vectors of the inner loops. */
#include <math.h>
#include <stdint.h>
#include <string.h>

static uint64_t s0[64], s1[64], s2[64], s3[64], c[64];

static void words(void) {
  for (int l = 0; l < 64; l++) {
    uint64_t r = s0[l] + s3[l], u = s1[l] << 17;
    c[l] = ((r << 23) | (r >> 41)) + s0[l];
    s2[l] ^= s0[l]; s3[l] ^= s1[l]; s1[l] ^= s2[l]; s0[l] ^= s3[l]; s2[l] ^= u;
    s3[l] = (s3[l] << 45) | (s3[l] >> 19);
  }
}

void run(long groups, long steps, double a, double b, double *logs) {
  for (long g = 0; g < groups; g++) {
    double w[64], e[64];
    for (int l = 0; l < 64; l++) {
      uint64_t z = 0x9E3779B97F4A7C15ull * (uint64_t)(64 * g + l + 1);
      s0[l] = z; s1[l] = z ^ (z >> 30); s2[l] = z * 0xBF58476D1CE4E5B9ull; s3[l] = z ^ (z >> 27);
      w[l] = 1; e[l] = 0;
    }
    for (long t = 0; t < steps; t += 64) {
      long n = steps - t < 64 ? steps - t : 64;
      words();
      for (int m = 0; m < 64; m += 32) {
        double v[32]; uint64_t d[32];
        for (int l = 0; l < 32; l++) { v[l] = w[m + l]; d[l] = c[m + l]; }
        for (long k = 0; k < n; k++)
          for (int l = 0; l < 32; l++) { v[l] *= (d[l] & 1) ? b : a; d[l] >>= 1; }
        for (int l = 0; l < 32; l++) w[m + l] = v[l];
      }
      for (int l = 0; l < 64; l++) {
        uint64_t x; memcpy(&x, &w[l], 8);
        e[l] += (double)(int64_t)((x >> 52) & 2047) - 1023;
        x = (x & 0x800fffffffffffffull) | 0x3ff0000000000000ull; memcpy(&w[l], &x, 8);
      }
    }
    for (int l = 0; l < 64; l++) logs[64 * g + l] = log(fabs(w[l])) + e[l] * 0.6931471805599453;
  }
}
