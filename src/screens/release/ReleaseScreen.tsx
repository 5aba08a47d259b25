export function ReleaseScreen({ releaseId }: { releaseId: string }) {
  return <p>{releaseId}</p>;
}
