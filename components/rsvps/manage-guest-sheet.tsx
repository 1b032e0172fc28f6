"use client";

import { type Managed, useManageAct } from "@/components/events/manage-query";
import { stateOf } from "@/components/events/manage-state";
import { placesLeft } from "@/components/events/places-left";
import { ask, useTelegram } from "@/components/telegram/telegram";
import { Avatar } from "@/components/ui/avatar";
import { Cell, Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { formatWhenShort } from "@/messages/format";
import { manageWords } from "@/messages/miniapp/manage";
import { GuestBadge } from "./manage-guest-row";
import type { Guest } from "./manage-guests-query";

type Props = {
  guest: Guest;
  position: number | undefined;
  managed: Managed;
  onMessage: () => void;
  onClose: () => void;
};

/** One guest: how they stand, how to reach them, and what the host can do. */
export function GuestSheet({ guest, position, managed: { event }, onMessage, onClose }: Props) {
  const words = useWords(manageWords);
  const locale = useLocale();
  const { native } = useTelegram();
  const { act, isBusy } = useManageAct(event.code);
  const { name, username, partySize, status } = guest;
  const path = `/rsvps/${guest.userId}`;
  const state = stateOf(event, serverNow());
  const isEnded = state === "cancelled" || state === "over";
  const lacking = partySize - (placesLeft(event) ?? partySize);

  const openChat = (url: string) =>
    native ? native.openTelegram(url) : window.open(url, "_blank", "noopener");
  const offer = () =>
    act({ path: `${path}/invite`, body: { addSeats: lacking > 0 } }, () => toast(words.offered(name)));
  const remove = async (keepOut: boolean) => {
    const what = status === "waitlisted" ? words.removeWaitingText : words.removeText(partySize);
    const message = keepOut ? `${what} ${words.keepOutText}` : what;
    const isSure = await ask({
      title: words.removeTitle(name),
      message,
      yes: words.removeYes,
      no: words.keep,
      isDestructive: true,
    });
    if (!isSure) return;
    act({ method: "DELETE", path: keepOut ? `${path}?keepOut=true` : path }, () => {
      toast(words.removed(name));
      onClose();
    });
  };

  return (
    <Sheet title={words.guest} onClose={onClose} isGrouped>
      <div className="grid gap-5">
        <div className="grid justify-items-center gap-1 text-center">
          <Avatar name={name} size="xl" />
          <h3 className="mt-2 max-w-full type-title2" dir="auto">
            {name}
          </h3>
          {username && (
            <p className="type-sub text-muted" dir="ltr">
              @{username}
            </p>
          )}
        </div>
        <Group>
          {username && (
            <Cell
              icon="message"
              title={words.openChat}
              isAction
              onTap={() => openChat(`https://t.me/${username}`)}
            />
          )}
          {event.status !== "cancelled" && (
            <Cell icon="send" title={words.write} subtitle={words.writeHint} isAction onTap={onMessage} />
          )}
        </Group>
        <Group>
          <Cell title={words.standing} value={<GuestBadge status={status} position={position} />} />
          <Cell title={words.party} value={partySize === 1 ? words.alone : words.partyOf(partySize)} />
          <Cell
            title={words.joined}
            subtitle={formatWhenShort(new Date(guest.joinedAt), event.timeZone, locale)}
          />
          {guest.reconfirmedAt && (
            <Cell
              title={words.stillComing}
              subtitle={formatWhenShort(new Date(guest.reconfirmedAt), event.timeZone, locale)}
            />
          )}
        </Group>
        {!isEnded && (
          <Group>
            {status === "waitlisted" && state !== "on" && (
              <Cell
                icon="ticket"
                title={words.offer}
                subtitle={lacking > 0 ? words.offerAdds(lacking) : words.offerHint}
                isAction
                isDisabled={isBusy}
                onTap={offer}
              />
            )}
            <Cell
              icon="close"
              title={words.remove}
              isDangerous
              isDisabled={isBusy}
              onTap={() => void remove(false)}
            />
            <Cell
              icon="close"
              title={words.removeAndKeepOut}
              subtitle={words.keepOutHint}
              isDangerous
              isDisabled={isBusy}
              onTap={() => void remove(true)}
            />
          </Group>
        )}
      </div>
    </Sheet>
  );
}
