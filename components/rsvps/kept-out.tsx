"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import { useManageAct } from "@/components/events/manage-query";
import { Cell, Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import type { BlockView } from "@/domain/rsvps/schema";
import { manageWords } from "@/messages/miniapp/manage";

/** Whom the organizer keeps out, each a tap away from being let in again; nothing while there is nobody. */
export function KeptOut({ code }: { code: string }) {
  const words = useWords(manageWords);
  const { act, isBusy } = useManageAct(code);
  const { data } = useQuery({
    queryKey: ["manage", code, "blocks"],
    queryFn: ({ signal }) =>
      call<{ items: z.output<typeof BlockView>[] }>(`/api/events/${code}/blocks`, { signal }),
  });
  const people = data?.items ?? [];
  if (people.length === 0) return null;
  return (
    <Group heading={words.keptOut} note={words.keptOutNote}>
      {people.map(({ userId, name }) => (
        <Cell
          key={userId}
          title={<bdi>{name}</bdi>}
          subtitle={words.letIn}
          isAction
          isDisabled={isBusy}
          onTap={() =>
            act({ method: "DELETE", path: `/blocks/${userId}` }, () => toast(words.letInDone(name)))
          }
        />
      ))}
    </Group>
  );
}
