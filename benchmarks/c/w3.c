/* Adam on x w^2/2 with a two-point x: 64 paths side by side, xoshiro256++, one bit a step. */
#include <math.h>
#include <stdint.h>

static uint64_t s0[64], s1[64], s2[64], s3[64], c[64];

static void words(void) {
  for (int l = 0; l < 64; l++) {
    uint64_t r = s0[l] + s3[l], u = s1[l] << 17;
    c[l] = ((r << 23) | (r >> 41)) + s0[l];
    s2[l] ^= s0[l]; s3[l] ^= s1[l]; s1[l] ^= s2[l]; s0[l] ^= s3[l]; s2[l] ^= u;
    s3[l] = (s3[l] << 45) | (s3[l] >> 19);
  }
}

void run(long groups, long steps, double rate, double b1, double b2, double *ends) {
  for (long g = 0; g < groups; g++) {
    double w[64], m[64], v[64], p1 = 1, p2 = 1;
    for (int l = 0; l < 64; l++) {
      uint64_t z = 0x9E3779B97F4A7C15ull * (uint64_t)(64 * g + l + 1);
      s0[l] = z; s1[l] = z ^ (z >> 30); s2[l] = z * 0xBF58476D1CE4E5B9ull; s3[l] = z ^ (z >> 27);
      w[l] = 1; m[l] = v[l] = 0;
    }
    for (long t = 0; t < steps; t++) {
      if (t % 64 == 0) words();
      p1 *= b1; p2 *= b2;
      double k1 = 1 / (1 - p1), k2 = 1 / (1 - p2);
      for (int l = 0; l < 64; l++) {
        double d = ((c[l] & 1) ? -2.0 : 1.0) * w[l];
        c[l] >>= 1;
        m[l] = b1 * m[l] + (1 - b1) * d;
        v[l] = b2 * v[l] + (1 - b2) * d * d;
        w[l] -= rate * (m[l] * k1) / (sqrt(v[l] * k2) + 1e-8);
      }
    }
    for (int l = 0; l < 64; l++) ends[64 * g + l] = w[l];
  }
}
