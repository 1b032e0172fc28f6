"use client";

type Props = {
  heading: string;
  /** Bold, above the text. */
  head?: string;
  text: string;
  /** Rows of buttons, as they hang below the message. */
  buttons: string[][];
};

/** The message as it arrives in the guest's chat. */
export function MessagePreview({ heading, head, text, buttons }: Props) {
  return (
    <section>
      <h3 className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{heading}</h3>
      <div className="grid gap-1 rounded-group bg-accent-tint p-3 [&>*]:me-8">
        <div className="rounded-tile rounded-es-md bg-surface px-3.5 py-2.5 text-base/5.5 whitespace-pre-line wrap-anywhere">
          {head && (
            <b className="block pb-2 font-semibold" dir="auto">
              {head}
            </b>
          )}
          <span dir="auto" className="block">
            {text}
          </span>
        </div>
        {buttons.map((row) => (
          <div key={row.join()} className="grid auto-cols-fr grid-flow-col gap-1">
            {row.map((label) => (
              <span
                key={label}
                className="grid min-w-0 place-items-center rounded-xl bg-surface px-1.5 py-2 text-center font-medium text-[15px]/5 text-accent-text"
              >
                {label}
              </span>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}
