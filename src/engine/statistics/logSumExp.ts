/** ln Σ exp(terms), without overflow: the largest term is taken out first. Empty or all −Infinity gives −Infinity. */
export function logSumExp(terms: Iterable<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const term of terms) {
    if (term === Number.NEGATIVE_INFINITY) continue;
    if (term <= largest) sum += Math.exp(term - largest);
    else {
      sum = sum * Math.exp(largest - term) + 1;
      largest = term;
    }
  }
  return largest + Math.log(sum);
}
