type Props = { title: string; note?: string; on: boolean; onToggle: () => void };

/** Something that is on or off. */
export function SwitchRow({ title, note, on, onToggle }: Props) {
  return (
    <button type="button" role="switch" aria-checked={on} className="row-button" onClick={onToggle}>
      <span className="grow">
        {title}
        {note && <small>{note}</small>}
      </span>
      <span className="switch" />
    </button>
  );
}
