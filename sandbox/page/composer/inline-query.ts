/** What is asked of the bot when a text reads `@bot query`; null when it does not. */
export function inlineQuery(text: string, username: string): string | null {
  const start = `@${username} `;
  return text.toLowerCase().startsWith(start.toLowerCase()) ? text.slice(start.length).trimStart() : null;
}
