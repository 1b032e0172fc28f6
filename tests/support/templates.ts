/** A message as it was promised: what it says, and the buttons below. */
type Template = { says: string; buttons: string[] };

/**
 * The messages that the product was asked for, word for word. `{…}` stands for what a message fills in; a name of
 * several lines is `…`.
 */
export const templates = {
  create: {
    says: `🎉 Let's create a new event!
How would you like to proceed?`,
    buttons: ["Create via chat", "Create via Web App"],
  },
  name: { says: "📝 Please enter the event name:", buttons: [] },
  date: {
    says: `📅 When will your event take place?
Please enter date and time (e.g., March 25, 2025 at 6:00 PM):`,
    buttons: [],
  },
  location: {
    says: `📍 Where will your event be held?
Please enter the location:`,
    buttons: [],
  },
  description: { says: "✏️ Please provide a description for your event:", buttons: [] },
  paid: { says: "💰 Is this a paid event?", buttons: ["Yes", "No"] },
  price: {
    says: `💵 What is the ticket price?
Please enter the amount in USD (e.g., 10.00):`,
    buttons: [],
  },
  capacity: {
    says: `👥 What is the maximum number of attendees?
Please enter a number (leave blank if unlimited):`,
    buttons: [],
  },
  preview: {
    says: `✅ Event Preview:
📋 Name: {event_name}
📅 Date: {event_date} at {event_time}
📍 Location: {event_location}
💰 Price: {event_price}
👥 Capacity: {event_capacity}
📝 Description:
{event_description}
Is this correct?`,
    buttons: ["Confirm", "Edit"],
  },
  "RSVP confirmed": {
    says: `🎟️ You're now RSVP'd for {event_name}!
📅 Date: {event_date} at {event_time}
📍 Location: {event_location}
We'll send you a reminder 24 hours before the event.`,
    buttons: ["View Details", "Cancel RSVP"],
  },
  "RSVP status": {
    says: `📋 RSVP Status for {event_name}:
✅ Confirmed: {confirmed_count} / {max_attendees}
⏳ Pending: {pending_count}`,
    buttons: ["View Attendees", "Send Update"],
  },
  "RSVP cancelled": {
    says: "❌ Your RSVP for {event_name} has been cancelled.",
    buttons: ["RSVP Again"],
  },
  "ticket purchase": {
    says: `🎟️ Ticket Purchase for {event_name}
💰 Price: {ticket_price}
How would you like to pay?`,
    buttons: ["Pay in Telegram", "Pay via Stripe"],
  },
  "payment in Telegram": {
    says: `💳 Please complete your payment:
Event: {event_name}
Date: {event_date}
Price: {ticket_price}`,
    buttons: ["Complete Payment in Telegram"],
  },
  "payment at Stripe": {
    says: `🔗 Complete your payment via Stripe:
Event: {event_name}
Date: {event_date}
Price: {ticket_price}
Your payment will be securely processed by Stripe.`,
    buttons: ["Pay Now via Stripe"],
  },
  "payment successful": {
    says: `✅ Payment Successful!
🎫 Your ticket for {event_name} has been confirmed.
📅 Date: {event_date} at {event_time}
📍 Location: {event_location}
🆔 Ticket ID: {ticket_id}`,
    buttons: ["Add to Calendar", "View Ticket"],
  },
  "group created": {
    says: `🏠 A private group has been created for your event!
Event: {event_name}
Group: {group_name}
You have been added as an administrator.`,
    buttons: ["Open Group", "Invite Attendees"],
  },
  "group invitation": {
    says: `👥 You've been invited to the private group for {event_name}!
Join the conversation with other attendees before the event.`,
    buttons: ["Join Group"],
  },
  "group welcome": {
    says: `👋 Welcome to the {event_name} group!
📅 Date: {event_date} at {event_time}
📍 Location: {event_location}
👥 Current RSVPs: {confirmed_count} / {max_attendees}
This is a private group for confirmed attendees.`,
    buttons: [],
  },
  "reminder of the day": {
    says: `⏰ Reminder: {event_name} is tomorrow!
📅 Date: {event_date} at {event_time}
📍 Location: {event_location}
We're looking forward to seeing you!`,
    buttons: ["View Details", "Cancel RSVP"],
  },
  update: {
    says: `🚨 Event Update: {event_name}
{update_message}`,
    buttons: ["View Updated Details"],
  },
  "reminder of the hour": {
    says: `⏰ Your event {event_name} is starting in 1 hour!
📍 Location: {event_location}
See you soon!`,
    buttons: ["View Details", "Get Directions"],
  },
  thanks: {
    says: `👋 Thank you for attending {event_name}!
We hope you enjoyed the event. Feel free to share your feedback.`,
    buttons: ["Share Feedback"],
  },
  "Web App": {
    says: `📱 Access our Web App for a better experience:
• Create and manage events
• View your RSVPs
• Manage tickets`,
    buttons: ["Open Web App"],
  },
  "Web App to create": {
    says: "📝 Create your event with our easy-to-use form:",
    buttons: ["Open Event Creator"],
  },
  "Web App to manage": {
    says: "🔍 Manage your event {event_name}:",
    buttons: ["Open Event Dashboard"],
  },
  dashboard: {
    says: `🎮 Organizer Dashboard
You have {event_count} upcoming events.
What would you like to do?`,
    buttons: ["List My Events", "Create New Event", "View Analytics"],
  },
  "your events": {
    says: `📋 Your Events:
1. {event_name} - {event_date} ({confirmed_count}/{max_attendees})
2. {event_name} - {event_date} ({confirmed_count}/{max_attendees})`,
    buttons: ["Create New Event", "Back to Dashboard"],
  },
  stats: {
    says: `📊 Event Stats: {event_name}
👥 RSVPs: {confirmed_count}/{max_attendees}
💰 Revenue: {total_revenue}
🎫 Ticket Sales: {tickets_sold}/{total_tickets}
📈 Conversion Rate: {conversion_rate}%`,
    buttons: ["View Attendees", "Send Message", "Edit Event", "Back"],
  },
  "attendee list": {
    says: `👥 Attendee List for {event_name}:
1. {attendee_name} - Paid: {ticket_price}
2. {attendee_name} - Paid: {ticket_price}`,
    buttons: ["Download List", "Send Message", "Back"],
  },
  "payment status": {
    says: `💰 Payment Status for {event_name}:
✅ Successful: {success_count} ({success_amount})
❌ Failed: {failed_count} ({failed_amount})
⏳ Pending: {open_count} ({open_amount})`,
    buttons: ["View Payment Details", "Export Report"],
  },
  reconciliation: {
    says: `🔄 Payment Reconciliation Complete
Stripe Records: {stripe_count}
Bot Records: {bot_count}
Discrepancies Found: {discrepancy_count}`,
    buttons: ["View Discrepancies", "Fix Automatically"],
  },
  "payment alert": {
    says: `⚠️ Payment Alert
A payment for {event_name} has failed:
User: {user_name}
Amount: {ticket_price}
Reason: {failure_reason}`,
    buttons: ["Contact User", "Mark Resolved"],
  },
  profile: {
    says: `👤 Your Profile:
Name: {user_name}
Events Attended: {events_count}
Upcoming Events: {upcoming_count}
What would you like to update?`,
    buttons: ["Update Name", "Contact Info", "Preferences"],
  },
  privacy: {
    says: `🔒 Privacy Settings:
Share my name with event organizers: {name_share}
Allow notifications: {allow_notifications}
Save payment methods: {save_payment}`,
    buttons: ["Update Settings", "Back to Profile"],
  },
  history: {
    says: `📚 Your Event History:
Upcoming:
1. {event_name} - {event_date}
2. {event_name} - {event_date}
Past:
1. {event_name} - {event_date}
2. {event_name} - {event_date}`,
    buttons: ["View All", "Back to Profile"],
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;
