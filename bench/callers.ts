type Load = { callers: number; seconds: number; work: (n: number) => Promise<unknown> };

/** So many callers, each asking again as soon as it was answered, for so long. Answers how many were answered a second. */
export async function perSecond({ callers, seconds, work }: Load): Promise<number> {
  const startedAt = performance.now();
  const stopAt = startedAt + seconds * 1000;
  let next = 0;
  let answered = 0;

  const call = async () => {
    while (performance.now() < stopAt) {
      await work(next++);
      answered++;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: callers }, call));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return answered / ((performance.now() - startedAt) / 1000);
}
