import { dateOf, epochDay } from "./moments";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** What a citizen's identity number (GB 11643) says: 18 characters with a check digit, or the 15 digits of before 1999. */
export interface IdentityCard {
  readonly birthday: string;
  readonly isMale: boolean;
}

export function readIdentityCard(number: string): IdentityCard | undefined {
  if (/^[1-9][0-9]{14}$/.test(number)) return born(`19${number.slice(6, 12)}`, number.charAt(14));
  if (!/^[1-9][0-9]{16}[0-9Xx]$/.test(number) || !isChecked(number)) return undefined;
  return born(number.slice(6, 14), number.charAt(16));
}

function isChecked(number: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + Number(number.charAt(index)) * weight, 0);
  return number.charAt(17).toUpperCase() === CHECKS.charAt(sum % 11);
}

function born(digits: string, order: string): IdentityCard | undefined {
  const birthday = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const day = epochDay(birthday);
  if (Number.isNaN(day) || dateOf(day) !== birthday) return undefined;
  return { birthday, isMale: Number(order) % 2 === 1 };
}
