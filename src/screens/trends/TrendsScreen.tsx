export function TrendsScreen() {
  return (
    <>
      <title>Trends · Holdfast</title>
      <h1>Trends</h1>
    </>
  );
}
