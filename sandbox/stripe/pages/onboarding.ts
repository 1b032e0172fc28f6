import type Stripe from "stripe";
import { escaped, footer, page } from "./html";

/** The page where an organizer opens an account. */
export function onboardingPage(account: Stripe.Account, linkId: string): string {
  const name = account.business_profile?.name ?? account.email ?? account.id;
  return page(
    "Get paid · Stripe",
    `<main class="notice">
<section class="card">
<p class="shop"><span>${escaped(name)}</span> <span class="badge">TEST MODE</span></p>
<h1>Tell us about yourself, to get paid</h1>
<p class="quiet">The real Stripe asks here for your name, your business and your bank account.</p>
<form method="post" action="/stripe/onboarding/${linkId}">
<button class="main" name="do" value="complete">Complete</button>
<button name="do" value="leave">Leave</button>
</form>
</section>
${footer}
</main>`,
  );
}
