"use client";

import { useRouter } from "next/navigation";
import { lastWeeks } from "@/components/insights/days";
import { Kpi } from "@/components/insights/kpi";
import { RsvpChart } from "@/components/insights/rsvp-chart";
import type { Recipient } from "@/components/notifications/message-sheet";
import { ask } from "@/components/telegram/telegram";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { serverNow } from "@/components/ui/server-time";
import { toast } from "@/components/ui/toast";
import { formatNumber } from "@/messages/format";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import { feedbackWords } from "@/messages/miniapp/feedback";
import { manageWords } from "@/messages/miniapp/manage";
import { reminderWords } from "@/messages/miniapp/reminders";
import { type Draft, type Managed, useManageAct } from "./manage-query";
import { stateOf } from "./manage-state";
import { dayKey } from "./mine-sections";
import { placesLeft } from "./places-left";

/** What can stand over the screen. */
export type ManageSheet = "share" | "cancel" | { message: Recipient };

type Props = { managed: Managed; onOpen: (sheet: ManageSheet) => void };

/** How the event goes, and what its host can do about it. */
export function ManageOverview({ managed, onOpen }: Props) {
  const words = useWords(manageWords);
  const router = useRouter();
  const { event, series } = managed;
  const state = stateOf(event, serverNow());
  const isEnded = state === "cancelled" || state === "over";
  const duplicate = useManageAct<Draft>(event.code);
  const [today] = [dayKey(serverNow(), event.timeZone), dayKey(event.endsAt, event.timeZone)].sort();

  return (
    <div className="grid gap-3.5">
      <Review managed={managed} />
      <Figures managed={managed} today={today!} />
      <Tiles managed={managed} isEnded={isEnded} onOpen={onOpen} />
      <Telling code={event.code} hasEnded={state === "over"} />
      <RsvpChart series={series} today={today!} />
      <Group>
        <Cell
          icon="copy"
          title={words.duplicate}
          subtitle={words.duplicateHint}
          isDisabled={duplicate.isBusy}
          onTap={() => duplicate.act({ path: "/duplicate" }, ({ id }) => router.push(`/app/drafts/${id}`))}
        />
        {!isEnded && event.visibility !== "public" && <NewLink code={event.code} />}
        {!isEnded && (
          <Cell icon="close" title={words.cancelEvent} isDangerous onTap={() => onOpen("cancel")} />
        )}
      </Group>
    </div>
  );
}

function Figures({ managed: { event, counts, series }, today }: { managed: Managed; today: string }) {
  const words = useWords(manageWords);
  const locale = useLocale();
  const left = placesLeft(event);
  const number = (value: number) => formatNumber(value, locale);
  const { last, before } = lastWeeks(series, today);
  return (
    <dl className="grid grid-cols-2 gap-2.5">
      <Kpi
        label={words.going}
        figure={number(event.going)}
        of={event.capacity === null ? undefined : words.of(event.capacity)}
        text={words.withGuests(event.guests)}
      />
      <Kpi
        label={words.placesLeft}
        figure={left === null ? words.noLimit : number(left)}
        text={left === null ? words.everybodyFits : words.held(counts.pending)}
      />
      <Kpi
        label={words.lastWeek}
        figure={number(last)}
        text={words.weekBefore(last - before)}
        isGood={last > before}
      />
      <Kpi
        label={words.waitingList}
        figure={number(counts.waiting)}
        text={counts.waiting > 0 ? words.nextInLine : words.nobodyWaits}
      />
    </dl>
  );
}

const tile =
  "press grid min-h-15.5 min-w-0 content-center justify-items-center gap-1 rounded-tile bg-surface px-1 text-center font-medium text-accent-text text-xs/3.75";

function Tiles({ managed: { event }, isEnded, onOpen }: Props & { isEnded: boolean }) {
  const words = useWords(manageWords);
  const buttons: [IconName, string, ManageSheet][] = isEnded ? [] : [["share", words.share, "share"]];
  const links: [IconName, string, string][] = [["eye", words.view, `/e/${event.ref}`]];
  if (!isEnded) links.unshift(["edit", words.edit, `/app/manage/${event.code}/edit`]);
  if (event.price) links.push(["card", words.payments, `/app/manage/${event.code}/payments`]);
  return (
    <div className="grid auto-cols-fr grid-flow-col gap-2">
      {buttons.map(([icon, label, sheet]) => (
        <button key={label} type="button" className={tile} onClick={() => onOpen(sheet)}>
          <Icon name={icon} />
          {label}
        </button>
      ))}
      {links.map(([icon, label, href]) => (
        <Link key={label} href={href} className={tile}>
          <Icon name={icon} />
          {label}
        </Link>
      ))}
    </div>
  );
}

/** What guests hear, and what they said afterwards. */
function Telling({ code, hasEnded }: { code: string; hasEnded: boolean }) {
  const broadcasts = useWords(broadcastWords);
  const reminders = useWords(reminderWords);
  const feedback = useWords(feedbackWords);
  const at = `/app/manage/${code}`;
  return (
    <Group>
      <Cell icon="send" title={broadcasts.title} subtitle={broadcasts.hint} href={`${at}/messages`} />
      <Cell icon="bell" title={reminders.title} subtitle={reminders.hint} href={`${at}/reminders`} />
      {hasEnded && (
        <Cell icon="star" title={feedback.title} subtitle={feedback.hint} href={`${at}/feedback`} />
      )}
    </Group>
  );
}

/** Closes the door that a link opens to whoever was sent it, and opens another. */
function NewLink({ code }: { code: string }) {
  const words = useWords(manageWords);
  const { act, isBusy } = useManageAct(code);
  const renew = async () => {
    const isSure = await ask({
      title: words.newLinkTitle,
      message: words.newLinkText,
      yes: words.newLinkYes,
      no: words.newLinkNo,
      isDestructive: true,
    });
    if (isSure) act({ path: "/link" }, () => toast(words.newLinkDone));
  };
  return (
    <Cell
      icon="link"
      title={words.newLink}
      subtitle={words.newLinkHint}
      isDisabled={isBusy}
      onTap={() => void renew()}
    />
  );
}

/** What stands between the event and its guests, if anything does. */
function Review({ managed: { event } }: { managed: Managed }) {
  const words = useWords(manageWords);
  if (event.suspendedAt !== null)
    return (
      <Notice icon="warning" look="danger" title={words.suspendedTitle}>
        <span dir="auto">“{event.suspendReason}”</span> {words.suspendedText}
      </Notice>
    );
  if (event.status === "cancelled")
    return (
      <Notice icon="close" look="danger" title={words.cancelledTitle}>
        {event.cancelNote ? <span dir="auto">“{event.cancelNote}”</span> : words.cancelledText}
      </Notice>
    );
  if (event.review === "pending")
    return (
      <Notice icon="clock" look="warning" title={words.reviewPending}>
        {words.reviewPendingText} {event.sale.state === "review" && words.reviewPendingSale}
      </Notice>
    );
  if (event.review === "declined")
    return (
      <Notice icon="warning" look="warning" title={words.reviewDeclined}>
        <span dir="auto">{event.reviewMessage}</span>{" "}
        {event.price && event.sale.state === "over" && words.reviewDeclinedSale}
      </Notice>
    );
  return null;
}
