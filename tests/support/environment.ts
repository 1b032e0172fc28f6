/** Set by libvips itself, once and for the whole process, when the first picture is drawn. */
const ofLibraries = ["VIPSHOME"];

/** Puts every variable back, and tells which ones were changed. */
export function restoreEnvironment(before: NodeJS.ProcessEnv): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(process.env)]);
  const changed = [...names].filter(
    (name) => process.env[name] !== before[name] && !ofLibraries.includes(name),
  );
  for (const name of changed) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  return changed;
}
