"use client";

import { Chip } from "@/components/ui/chip";
import { useLocale, useWords } from "@/components/ui/locale";
import type { Audience } from "@/domain/notifications/schema";
import { formatNumber } from "@/messages/format";
import { broadcastWords } from "@/messages/miniapp/broadcasts";

type Props = {
  label: string;
  audiences: Audience[];
  /** The one chosen, by its key. */
  value: string | undefined;
  onChoose: (audience: Audience) => void;
};

/** What tells audiences apart. */
export const audienceKey = ({ to }: Pick<Audience, "to">) => JSON.stringify(to);

/** Those to whom a message can go, each with how many it would reach. */
export function AudienceChips({ label, audiences, value, onChoose }: Props) {
  const words = useWords(broadcastWords);
  const locale = useLocale();
  return (
    <fieldset className="[&_button:not([aria-pressed=true])]:bg-surface">
      <legend className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{label}</legend>
      <div className="flex flex-wrap gap-2 *:max-w-full">
        {audiences.map((audience) => (
          <Chip
            key={audienceKey(audience)}
            isOn={audienceKey(audience) === value}
            onTap={() => onChoose(audience)}
          >
            <span className="truncate" dir="auto">
              {audience.name === "ticket" ? audience.ticketType : words.audiences[audience.name]}
            </span>
            <span className="font-normal tabular-nums">{formatNumber(audience.people, locale)}</span>
          </Chip>
        ))}
      </div>
    </fieldset>
  );
}
