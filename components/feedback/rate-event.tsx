"use client";

import { useState } from "react";
import type { ShownEvent } from "@/components/events/answers";
import { vibrate } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import { maxComment } from "@/domain/feedback/schema";
import { feedbackWords } from "@/messages/miniapp/feedback";
import { useOwnFeedback } from "./feedback-query";
import { Star } from "./stars";

/** How it was: a star with one tap, and a comment for whoever wants to say more. */
export function RateEvent({ event }: { event: ShownEvent }) {
  const words = useWords(feedbackWords);
  const { own, give, isBusy } = useOwnFeedback(event.code);
  const [typed, setTyped] = useState<string>();
  if (!own) return null;

  const { rating } = own;
  const comment = typed ?? own.comment;
  const isNew = comment.trim() !== "" && comment.trim() !== own.comment;
  return (
    <section className="grid gap-3 rounded-group bg-fill p-4" aria-label={words.ask}>
      <div>
        <h2 className="type-head">{rating === null ? words.ask : words.rated(rating)}</h2>
        <p className="type-sub text-soft">{rating === null ? words.hidden : words.thanks}</p>
      </div>
      <fieldset aria-label={words.ask} className="grid max-w-80 grid-cols-5 text-accent-text">
        {[1, 2, 3, 4, 5].map((stars) => (
          <button
            key={stars}
            type="button"
            aria-pressed={rating === stars}
            aria-label={words.stars(stars)}
            onClick={() => {
              vibrate("selection");
              give({ rating: stars });
            }}
            className="press grid min-h-11 place-items-center rounded-control"
          >
            <Star isFull={rating !== null && stars <= rating} size="size-8" />
          </button>
        ))}
      </fieldset>
      {rating !== null && (
        <div className="grid gap-2">
          <textarea
            rows={2}
            dir="auto"
            maxLength={maxComment}
            aria-label={words.comment}
            placeholder={words.commentHint}
            value={comment}
            onChange={({ target }) => setTyped(target.value)}
            className="block field-sizing-content max-h-[40dvh] min-h-19 w-full resize-none rounded-tile bg-bg px-4 py-3 outline-none placeholder:text-muted"
          />
          {isNew && (
            <Button
              look="fill"
              size="block"
              disabled={isBusy}
              onClick={() =>
                give(
                  { rating, comment: comment.trim() },
                  {
                    onSuccess: () => {
                      setTyped(undefined);
                      toast(words.sent);
                    },
                  },
                )
              }
            >
              {words.send}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
