import { Icon } from "./icon";

type Props = { label: string; value: string; onChange: (value: string) => void };

/** A field that narrows a list down; Escape empties it. */
export function SearchField({ label, value, onChange }: Props) {
  return (
    <label className="search-field">
      <Icon name="search" />
      <input
        type="search"
        dir="auto"
        placeholder="Search"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !value) return;
          event.preventDefault();
          event.stopPropagation();
          onChange("");
        }}
      />
    </label>
  );
}
