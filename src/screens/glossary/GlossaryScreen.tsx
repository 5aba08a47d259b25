export function GlossaryScreen() {
  return (
    <>
      <title>Glossary · Holdfast</title>
      <h1>Glossary</h1>
    </>
  );
}
