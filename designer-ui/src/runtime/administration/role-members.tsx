import CloseOutlined from "@ant-design/icons/CloseOutlined";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { people, roles } from "../../api/people.ts";
import { DelayedSkeleton } from "../../kit/delayed-skeleton.tsx";
import { EmptyState } from "../../kit/empty-state.tsx";
import { OptionTag } from "../../kit/option-tag.tsx";
import { ProblemView } from "../../kit/problem-view.tsx";
import { SidePanel } from "../../kit/side-panel.tsx";
import { PersonPicker } from "./person-picker.tsx";

interface RoleMembersProps {
  readonly role: string;
  readonly title: string;
  readonly members: readonly string[];
  readonly onClose: () => void;
}

/** Who holds a role; every change holds at once. */
export function RoleMembers({ role, title, members, onClose }: RoleMembersProps) {
  const { t } = useTranslation("administration");
  const queries = useQueryClient();
  const named = useQuery(people.named([...members].sort()));
  const setting = useMutation({
    // One person at a time, so that what somebody else has changed meanwhile stays.
    mutationFn: async ({ person, holds }: { readonly person: string; readonly holds: boolean }) => {
      const now = (await queries.fetchQuery({ ...roles.all(), staleTime: 0 })).items.find(({ key }) => key === role);
      const others = (now?.members ?? []).filter((id) => id !== person);
      await roles.setMembers(role, holds ? [...others, person] : others);
    },
    onSuccess: () =>
      Promise.all(
        [roles.all().queryKey, people.all].map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })),
      ),
  });
  const items = (named.data?.items ?? []).toSorted((one, other) => one.name.localeCompare(other.name, "zh-CN"));
  return (
    <SidePanel open width={420} title={t("role.membersOf", { title })} onClose={onClose}>
      <div className="m-form-lines">
        <PersonPicker
          aria-label={t("role.addMember")}
          placeholder={t("role.addMember")}
          value={null}
          without={members}
          onChange={(person) => person !== null && setting.mutate({ person, holds: true })}
        />
        {setting.error && <ProblemView failure={setting.error} />}
        {named.error && <ProblemView failure={named.error} />}
        {members.length > 0 && named.isPending && <DelayedSkeleton rows={3} />}
        {members.length === 0 && (
          <EmptyState icon="users" title={t("role.noMembers")}>
            {t("role.noMembersHint")}
          </EmptyState>
        )}
        <ul className="m-admin-lines">
          {items.map((person) => (
            <li key={person.id}>
              <span className="m-admin-name">
                {person.name} <small className="m-muted">{person.departmentName ?? person.login}</small>
              </span>
              {!person.active && <OptionTag>{t("person.off")}</OptionTag>}
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden="true" />}
                aria-label={t("role.removeMember", { name: person.name })}
                disabled={setting.isPending}
                onClick={() => setting.mutate({ person: person.id, holds: false })}
              />
            </li>
          ))}
        </ul>
      </div>
    </SidePanel>
  );
}
