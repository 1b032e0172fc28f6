import type { Product } from "./product";

/**
 * So many public events over the next half year, in SQL: titles of five words out of hundreds, ten cities,
 * none full.
 */
export async function listEvents({ sql }: Product, count: number) {
  const organizerId = 1_000_000_000;
  const now = new Date();
  await sql`
    insert into users (user_id, first_name, last_activity, created_at, updated_at)
    values (${organizerId}, 'Olga', ${now}, ${now}, ${now})`;
  await sql`
    insert into events (event_id, code, organizer_id, title, description, start_datetime, end_datetime, timezone,
      location, latitude, longitude, category, max_attendees, created_at, updated_at)
    select
      gen_random_uuid(),
      'B' || translate(lpad(to_hex(n), 5, '0'), '01abcdef', 'GHABCDEF'),
      ${organizerId},
      initcap(concat_ws(' ', kinds[1 + n % 40], adjectives[1 + n / 7 % 30], nouns[1 + n / 11 % 50], 'in', cities[1 + n / 13 % 10])),
      repeat('What it is about, and what to bring along. ', 10),
      ${now}::timestamptz + (n % 4000) * interval '1 hour' + interval '1 day',
      ${now}::timestamptz + (n % 4000) * interval '1 hour' + interval '27 hours',
      'Europe/Berlin',
      concat('Street ', n % 700, ', ', cities[1 + n / 13 % 10]),
      52.5 + (n % 1000) / 1000.0, 13.4 + (n % 777) / 777.0,
      (array['music','tech','food','sports','arts','games','learning','business','community','other'])[1 + n % 10],
      100,
      ${now}, ${now}
    from generate_series(1, ${count}) n,
      (select
        array(select word from unnest(string_to_array('concert,workshop,meetup,dinner,brunch,hackathon,reading,screening,tournament,exhibition,festival,lecture,hike,ride,market,party,rehearsal,tasting,seminar,retreat,premiere,picnic,debate,quiz,karaoke,opera,ballet,parade,auction,marathon,regatta,conference,gathering,session,evening,morning,weekend,lesson,club,circle', ',')) word) as kinds,
        array(select word from unnest(string_to_array('quiet,loud,open,hidden,tiny,giant,golden,silver,wild,gentle,bright,dark,early,late,annual,secret,public,modern,ancient,electric,acoustic,digital,local,global,winter,summer,spring,autumn,midnight,rooftop', ',')) word) as adjectives,
        array(select word from unnest(string_to_array('jazz,python,sushi,football,painting,chess,spanish,startup,garden,cinema,guitar,rust,pasta,yoga,sculpture,poker,german,finance,kitchen,theatre,violin,data,coffee,climbing,drawing,board,history,design,neighbours,puppets,drums,robots,cheese,tennis,pottery,arcade,physics,market,repair,circus,choir,security,bread,sailing,photo,games,biology,crypto,books,magic', ',')) word) as nouns,
        string_to_array('Berlin,Lisbon,Madrid,Paris,Vienna,Prague,Zürich,Kraków,Oslo,Dublin', ',') as cities) as words`;
  await sql`
    insert into ticket_types (ticket_type_id, event_id, name, created_at, updated_at)
    select event_id, event_id, 'General', ${now}, ${now} from events`;
  await sql`analyze`;
}
