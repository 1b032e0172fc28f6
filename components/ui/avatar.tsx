const colors = ["#b4483d", "#99550f", "#6f54b5", "#33752a", "#18697c", "#2868ab", "#ad4273"];
const sizes = {
  xs: "size-6 text-[10px]",
  s: "size-8 text-[13px]",
  m: "size-11 text-base",
  xl: "size-24 text-[34px]",
};

/** A person as a coloured disc with their initials: we keep nobody's photo. */
export function Avatar({ name, size = "s" }: { name: string; size?: keyof typeof sizes }) {
  const letters = [...name].length;
  const color =
    colors[[...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), letters) % colors.length];
  return (
    <span
      aria-hidden="true"
      style={{ background: color }}
      className={`grid flex-none place-items-center rounded-full font-semibold text-white ring-2 ring-page ${sizes[size]}`}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string) {
  const words = name.trim().split(/\s+/);
  const first = [...(words[0] ?? "")][0] ?? "";
  const last = words.length > 1 ? ([...(words.at(-1) ?? "")][0] ?? "") : "";
  return (first + last).toUpperCase();
}
