export function SourcesScreen() {
  return <p />;
}
