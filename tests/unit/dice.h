/* Chance that comes again: what is made from a number is made so every time; a failure can be had again. */
#ifndef PLIEGO_TESTS_UNIT_DICE_H
#define PLIEGO_TESTS_UNIT_DICE_H

#include <stdint.h>

struct dice {
	uint64_t state;
};

/* 0 .. n - 1; Knuth's MMIX generator. */
static inline uint32_t
roll(struct dice *dice, uint32_t n)
{
	dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(dice->state >> 33) % n;
}

#endif
