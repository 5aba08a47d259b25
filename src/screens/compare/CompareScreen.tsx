export function CompareScreen() {
  return (
    <>
      <title>Compare · Holdfast</title>
      <h1>Compare</h1>
    </>
  );
}
