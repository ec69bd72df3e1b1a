#include "base/fraction.h"

#include <assert.h>
#include <string.h>

__extension__ typedef unsigned __int128 uwide;

#define WORD_BITS 64

static uwide
power_of_ten(unsigned exponent)
{
	uwide power = 1;

	while (exponent-- > 0)
		power *= 10;
	return power;
}

static uwide
common_divisor(uwide a, uwide b)
{
	while (b != 0) {
		uwide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

uint64_t
fraction_common_divisor(uint64_t a, uint64_t b)
{
	return (uint64_t)common_divisor(a, b);
}

/*
 * --- fractions --------------------------------------------------------------------------------------------
 */

bool
fraction_divide(struct decimal a, uint32_t over_a, struct decimal b, uint32_t over_b, struct fraction *out)
{
	/* At most 2^63 * 10^9 each, before the divisors: 2^93, and 2^125 with them. */
	uwide num = (uwide)a.units * power_of_ten(b.scale), den = (uwide)b.units * power_of_ten(a.scale);
	uwide divisor;

	assert(a.units >= 0 && b.units > 0 && over_a > 0 && over_b > 0);
	num *= over_b;
	den *= over_a;
	divisor = common_divisor(num, den);
	num /= divisor;
	den /= divisor;
	if (num > FRACTION_MAX || den > FRACTION_MAX)
		return false;
	*out = (struct fraction){(uint64_t)num, (uint64_t)den};
	return true;
}

struct fraction
fraction_at_most(struct fraction f, uint16_t percent)
{
	if (fraction_compare_percent(f, percent) > 0)
		(void)fraction_divide((struct decimal){percent, 2}, 1, (struct decimal){1, 0}, 1, &f);
	return f;
}

int
fraction_compare_percent(struct fraction f, uint32_t percent)
{
	uwide a = (uwide)f.num * 100, b = (uwide)f.den * percent;

	return (a > b) - (a < b);
}

int
fraction_compare(struct fraction x, struct fraction y)
{
	uwide a = (uwide)x.num * y.den, b = (uwide)y.num * x.den;

	return (a > b) - (a < b);
}

struct decimal
fraction_percent(struct fraction f, unsigned places)
{
	uwide scaled = (uwide)f.num * 100 * power_of_ten(places);

	assert(f.den > 0 && places <= FRACTION_PLACES_MAX);
	return (struct decimal){(int64_t)((2 * scaled + f.den) / (2 * (uwide)f.den)), (uint8_t)places};
}

/*
 * --- natural numbers --------------------------------------------------------------------------------------
 */

static void
reserve(struct arena *arena, struct natural *n, size_t want)
{
	n->words = arena_grow(arena, n->words, n->count, &n->capacity, want, sizeof(*n->words));
}

static void
push(struct arena *arena, struct natural *n, uint64_t word)
{
	reserve(arena, n, n->count + 1);
	n->words[n->count++] = word;
}

static void
trim(struct natural *n)
{
	while (n->count > 0 && n->words[n->count - 1] == 0)
		n->count--;
}

static void
multiply(struct arena *arena, struct natural *n, uint64_t by)
{
	uint64_t carry = 0;

	for (size_t i = 0; i < n->count; i++) {
		uwide product = (uwide)n->words[i] * by + carry;

		n->words[i] = (uint64_t)product;
		carry = (uint64_t)(product >> WORD_BITS);
	}
	if (carry > 0)
		push(arena, n, carry);
	trim(n);
}

/* Adds b * by to a. */
static void
add_product(struct arena *arena, struct natural *a, const struct natural *b, uint64_t by)
{
	uint64_t carry = 0;

	while (a->count < b->count)
		push(arena, a, 0);
	for (size_t i = 0; i < a->count; i++) {
		uwide sum = (uwide)(i < b->count ? b->words[i] : 0) * by + a->words[i] + carry;

		a->words[i] = (uint64_t)sum;
		carry = (uint64_t)(sum >> WORD_BITS);
		if (i >= b->count && carry == 0)
			break;
	}
	if (carry > 0)
		push(arena, a, carry);
	trim(a);
}

static uint64_t
remainder_of(const struct natural *n, uint64_t by)
{
	uint64_t rest = 0;

	for (size_t i = n->count; i-- > 0;)
		rest = (uint64_t)((((uwide)rest << WORD_BITS) | n->words[i]) % by);
	return rest;
}

/* Makes *to equal, in the memory that it has where that is enough. */
static void
assign(struct arena *arena, struct natural *to, const struct natural *from)
{
	to->count = 0;
	reserve(arena, to, from->count + 2);
	if (from->count > 0)
		memcpy(to->words, from->words, from->count * sizeof(*from->words));
	to->count = from->count;
}

static struct natural
copy(struct arena *arena, const struct natural *n)
{
	struct natural out = {0};

	assign(arena, &out, n);
	return out;
}

/* Divides by what leaves no rest. */
static void
divide(struct natural *n, uint64_t by)
{
	uint64_t rest = 0;

	for (size_t i = n->count; by > 1 && i-- > 0;) {
		uwide part = ((uwide)rest << WORD_BITS) | n->words[i];

		n->words[i] = (uint64_t)(part / by);
		rest = (uint64_t)(part % by);
	}
	trim(n);
}

static struct natural
product_of(struct arena *arena, const struct natural *a, const struct natural *b)
{
	struct natural out = {0};

	reserve(arena, &out, a->count + b->count + 1);
	out.count = a->count + b->count;
	for (size_t i = 0; i < a->count; i++) {
		uint64_t carry = 0;

		for (size_t j = 0; j < b->count; j++) {
			uwide sum = (uwide)a->words[i] * b->words[j] + out.words[i + j] + carry;

			out.words[i + j] = (uint64_t)sum;
			carry = (uint64_t)(sum >> WORD_BITS);
		}
		out.words[i + b->count] = carry;
	}
	trim(&out);
	return out;
}

static int
compare(const struct natural *a, const struct natural *b)
{
	if (a->count != b->count)
		return a->count < b->count ? -1 : 1;
	for (size_t i = a->count; i-- > 0;) {
		if (a->words[i] != b->words[i])
			return a->words[i] < b->words[i] ? -1 : 1;
	}
	return 0;
}

/*
 * --- sums -------------------------------------------------------------------------------------------------
 */

/* Adds what is not added up yet to the long sum. */
static void
settle(struct arena *arena, struct fraction_sum *sum)
{
	uint64_t num = sum->small_num, den = sum->small_den, shared, scale;
	struct fraction_long *big = sum->big;

	if (big == NULL) {
		big = sum->big = ARENA_NEW(arena, struct fraction_long);
		push(arena, &big->den, 1);
	}
	if (den == 0)
		return;
	shared = (uint64_t)common_divisor(den, remainder_of(&big->den, den));
	scale = den / shared;
	if (scale > 1) {
		multiply(arena, &big->num, scale);
		multiply(arena, &big->den, scale);
	}
	/* The new denominator over that of the fraction. */
	assign(arena, &big->scratch, &big->den);
	divide(&big->scratch, den);
	add_product(arena, &big->num, &big->scratch, num);
	sum->small_num = sum->small_den = 0;
}

/* Short sums are made in words, and only now and then added to the long one. */
static bool
add_small(struct fraction_sum *sum, struct fraction f)
{
	uint64_t shared = (uint64_t)common_divisor(f.den, sum->small_den);
	uwide num = (uwide)sum->small_num * (f.den / shared) + (uwide)f.num * (sum->small_den / shared);
	uwide den = (uwide)(sum->small_den / shared) * f.den;

	if (num > UINT64_MAX || den > UINT64_MAX)
		return false;
	sum->small_num = (uint64_t)num;
	sum->small_den = (uint64_t)den;
	return true;
}

bool
fraction_sum_add(struct arena *arena, struct fraction_sum *sum, struct fraction f)
{
	assert(f.den > 0);
	if (sum->small_den == 0 || !add_small(sum, f)) {
		if (sum->small_den > 0)
			settle(arena, sum);
		sum->small_num = f.num;
		sum->small_den = f.den;
	}
	sum->count++;
	return sum->big == NULL ||
	    (sum->big->num.count <= FRACTION_WORDS_MAX && sum->big->den.count <= FRACTION_WORDS_MAX);
}

/* So that a denominator of the sum can be divided by `by`, behind what `scratch` has of it. */
static void
make_divisible(struct arena *arena, struct fraction_long *big, uint64_t by)
{
	const uint64_t scale = by / (uint64_t)common_divisor(by, remainder_of(&big->scratch, by));

	if (scale > 1) {
		multiply(arena, &big->num, scale);
		multiply(arena, &big->den, scale);
		multiply(arena, &big->scratch, scale);
	}
	divide(&big->scratch, by);
}

bool
fraction_sum_add_share(struct arena *arena, struct fraction_sum *sum, struct fraction f, uint64_t part,
    uint64_t whole)
{
	const uint64_t outer = (uint64_t)common_divisor(f.num, whole);
	const uint64_t inner = (uint64_t)common_divisor(part, f.den);
	struct fraction_long *big;

	assert(f.den > 0 && whole > 0);
	if (f.num == 0 || part == 0)
		return true;
	settle(arena, sum);
	big = sum->big;
	assign(arena, &big->scratch, &big->den);
	make_divisible(arena, big, f.den / inner);
	make_divisible(arena, big, whole / outer);
	multiply(arena, &big->scratch, part / inner);
	add_product(arena, &big->num, &big->scratch, f.num / outer);
	return big->num.count <= FRACTION_WORDS_MAX && big->den.count <= FRACTION_WORDS_MAX;
}

/* A copy in which everything is added up. */
static struct fraction_long
settled(struct arena *arena, const struct fraction_sum *sum)
{
	struct fraction_sum whole = *sum;

	if (sum->big != NULL) {
		whole.big = ARENA_NEW(arena, struct fraction_long);
		whole.big->num = copy(arena, &sum->big->num);
		whole.big->den = copy(arena, &sum->big->den);
	}
	settle(arena, &whole);
	return *whole.big;
}

/* The mean's denominator, of what is settled. */
static struct natural
divisor_of(struct arena *arena, const struct fraction_long *whole, uint32_t count)
{
	struct natural divisor = copy(arena, &whole->den);

	assert(count > 0);
	multiply(arena, &divisor, count);
	return divisor;
}

struct decimal
fraction_mean_percent(struct arena *arena, const struct fraction_sum *sum, unsigned places)
{
	struct arena *scratch = arena_open_beside(arena);
	struct fraction_long all = settled(scratch, sum);
	struct natural whole = all.num, divisor = divisor_of(scratch, &all, sum->count), product = {0};
	uint64_t low = 0, high = INT64_MAX;

	/* Half up: the greatest v for which 2 * v * divisor <= 2 * 100 * 10^places * whole + divisor. */
	assert(places <= FRACTION_PLACES_MAX);
	multiply(scratch, &whole, (uint64_t)(200 * power_of_ten(places)));
	add_product(scratch, &whole, &divisor, 1);
	multiply(scratch, &divisor, 2);
	while (low < high) {
		uint64_t middle = low + (high - low) / 2 + 1;

		assign(scratch, &product, &divisor);
		multiply(scratch, &product, middle);
		if (compare(&product, &whole) <= 0)
			low = middle;
		else
			high = middle - 1;
	}
	arena_close(scratch);
	return (struct decimal){(int64_t)low, (uint8_t)places};
}

int
fraction_mean_compare_percent(struct arena *arena, const struct fraction_sum *sum, uint32_t percent)
{
	struct arena *scratch = arena_open_beside(arena);
	struct fraction_long all = settled(scratch, sum);
	struct natural whole = all.num, divisor = divisor_of(scratch, &all, sum->count);
	int order;

	multiply(scratch, &whole, 100);
	multiply(scratch, &divisor, percent);
	order = compare(&whole, &divisor);
	arena_close(scratch);
	return order;
}

int
fraction_mean_compare(struct arena *arena, const struct fraction_sum *a, const struct fraction_sum *b)
{
	struct arena *scratch = arena_open_beside(arena);
	struct fraction_long all_a = settled(scratch, a), all_b = settled(scratch, b);
	struct natural divisor_a = divisor_of(scratch, &all_a, a->count);
	struct natural divisor_b = divisor_of(scratch, &all_b, b->count);
	struct natural left = product_of(scratch, &all_a.num, &divisor_b);
	struct natural right = product_of(scratch, &all_b.num, &divisor_a);
	int order = compare(&left, &right);

	arena_close(scratch);
	return order;
}
