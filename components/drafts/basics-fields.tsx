"use client";

import { TextField } from "@/components/ui/field";
import { Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { draftWords } from "@/messages/miniapp/drafts";
import type { Form } from "./form";
import { longest } from "./longest";

/** What it is called, and what it is. */
export function BasicsFields({ answers, change, wrong }: Form) {
  const words = useWords(draftWords);
  return (
    <Group>
      <TextField
        name="title"
        label={words.name}
        example={words.nameExample}
        value={answers.title ?? ""}
        maxLength={longest.title}
        onChange={(title) => change({ title })}
        wrong={wrong("title")}
      />
      <TextField
        name="description"
        label={words.description}
        example={words.descriptionExample}
        value={answers.description ?? ""}
        maxLength={longest.description}
        isLong
        count={(length) => words.used(length, longest.description)}
        onChange={(description) => change({ description })}
        wrong={wrong("description")}
      />
    </Group>
  );
}
