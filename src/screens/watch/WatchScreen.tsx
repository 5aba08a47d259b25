export function WatchScreen({ releaseId: _ }: { releaseId: string | null }) {
  return (
    <>
      <title>Watch · Holdfast</title>
      <h1>Watch</h1>
    </>
  );
}
