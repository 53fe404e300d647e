import type { Control } from "./control.ts";
import { date } from "./date/date.ts";
import { datetime } from "./datetime/datetime.ts";
import { department } from "./department/department.ts";
import { email } from "./email/email.ts";
import { link } from "./link/link.ts";
import { links } from "./links/links.ts";
import { money } from "./money/money.ts";
import { multiselect } from "./multiselect/multiselect.ts";
import { number } from "./number/number.ts";
import { percent } from "./percent/percent.ts";
import { phone } from "./phone/phone.ts";
import { registerControls } from "./registry.ts";
import { select } from "./select/select.ts";
import { serial } from "./serial/serial.ts";
import { subtable } from "./subtable/subtable.ts";
import { onOff } from "./switch/switch.ts";
import { text } from "./text/text.ts";
import { textarea } from "./textarea/textarea.ts";
import { url } from "./url/url.ts";
import { user } from "./user/user.ts";
import { users } from "./users/users.ts";
import "./controls.css";

/** A folder with a `control.ts` is a kind of field; nothing else has to know of it. */
const discovered = import.meta.glob<{ readonly control: Control }>("./*/control.ts", { eager: true });

/** Every kind of field there is, in the order of the palette. */
registerControls([
  text,
  textarea,
  number,
  money,
  percent,
  date,
  datetime,
  select,
  multiselect,
  onOff,
  phone,
  email,
  url,
  link,
  links,
  user,
  users,
  department,
  serial,
  subtable,
  ...Object.values(discovered).map(({ control }) => control),
]);
