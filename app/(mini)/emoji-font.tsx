/** What is drawn as a picture unless a text asks otherwise; letters, digits and signs keep the text's own font. */
const pictures =
  "U+200D,U+231A-231B,U+23E9-23F3,U+25FD-25FE,U+2600-27BF,U+2B1B-2B55,U+FE0F,U+1F000-1FAFF,U+E0020-E007F";

/** Emoji for devices without a font for them. It is loaded when the first one is to be drawn. */
export function EmojiFont({ url }: { url: string | undefined }) {
  if (!url) return null;
  return (
    <style>{`@font-face{font-family:"Emoji";src:url(${JSON.stringify(url)});unicode-range:${pictures}}`}</style>
  );
}
