import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { people as directory, type Person, type RoleSummary } from "../../api/people.ts";
import { OptionTag } from "../../kit/option-tag.tsx";

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly roles: readonly RoleSummary[];
  readonly onOpen: (person: Person) => void;
}

/** One line for each person; cards on a phone. */
export function PeopleTable({ people, roles, onOpen }: PeopleTableProps) {
  const { t } = useTranslation("administration");
  const titles = new Map(roles.map(({ key, title }) => [key, title]));
  const managers = [...new Set(people.flatMap(({ manager }) => manager ?? []))].sort();
  const names = useQuery(directory.named(managers));
  const nameOf = (id: string | null | undefined) => names.data?.items.find((person) => person.id === id)?.name;
  return (
    <div className="m-admin-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("person.name")}</th>
            <th scope="col">{t("person.login")}</th>
            <th scope="col">{t("person.employeeNo")}</th>
            <th scope="col">{t("person.mobile")}</th>
            <th scope="col">{t("person.department")}</th>
            <th scope="col">{t("person.manager")}</th>
            <th scope="col">{t("person.roles")}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} {...(person.active ? {} : { "data-off": true })}>
              <td>
                <button type="button" className="m-plain m-admin-name" onClick={() => onOpen(person)}>
                  {person.name}
                </button>
                {person.administrator && <OptionTag color="purple">{t("person.administrator")}</OptionTag>}
                {!person.active && <OptionTag>{t("person.off")}</OptionTag>}
              </td>
              <td data-label={t("person.login")}>{person.login}</td>
              <td data-label={t("person.employeeNo")}>{person.employeeNo}</td>
              <td data-label={t("person.mobile")}>{person.mobile}</td>
              <td data-label={t("person.department")}>{person.departmentName}</td>
              <td data-label={t("person.manager")}>{nameOf(person.manager)}</td>
              <td data-label={t("person.roles")}>
                {(person.roles ?? []).map((role) => (
                  <OptionTag key={role} color="teal">
                    {titles.get(role) ?? role}
                  </OptionTag>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
