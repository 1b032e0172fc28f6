ALTER TYPE "public"."image_size" ADD VALUE 'card.jpg';--> statement-breakpoint
ALTER TYPE "public"."image_size" ADD VALUE 'page.jpg';