import PlusOutlined from "@ant-design/icons/PlusOutlined";
import { Button, Tree, type TreeDataNode } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Department } from "../../api/people.ts";
import { usePhone } from "../../kit/screen.ts";
import { type DepartmentNode, departmentTree } from "../../model/departments.ts";
import { DepartmentDialog } from "./department-dialog.tsx";
import { DepartmentPicker } from "./department-picker.tsx";

interface DepartmentListProps {
  readonly units: readonly Department[];
  readonly chosen: string | null;
  readonly onChoose: (department: string | null) => void;
}

const EVERYBODY = "everybody";

function nodes(tree: readonly DepartmentNode<Department>[]): TreeDataNode[] {
  return tree.map(({ department, children }) => ({
    key: department.id,
    title: department.name,
    children: nodes(children),
  }));
}

/** The tree of departments; a picker on a phone. */
export function DepartmentList({ units, chosen, onChoose }: DepartmentListProps) {
  const { t } = useTranslation("administration");
  const phone = usePhone();
  const [adding, setAdding] = useState(false);
  const data = useMemo(
    () => [{ key: EVERYBODY, title: t("everybody"), children: nodes(departmentTree(units)) }],
    [units, t],
  );
  const add = (
    <Button size="small" type="text" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setAdding(true)}>
      {t("department.add")}
    </Button>
  );
  return (
    <aside className="m-admin-units" aria-label={t("departments")}>
      <div className="m-admin-units-head">
        <h2>{t("departments")}</h2>
        {add}
      </div>
      {phone ? (
        <DepartmentPicker
          aria-label={t("departments")}
          units={units}
          value={chosen}
          placeholder={t("everybody")}
          onChange={onChoose}
        />
      ) : (
        <Tree
          key={units.length}
          blockNode
          defaultExpandAll
          treeData={data}
          selectedKeys={[chosen ?? EVERYBODY]}
          onSelect={(_keys, { node }) => onChoose(node.key === EVERYBODY ? null : String(node.key))}
        />
      )}
      {adding && (
        <DepartmentDialog
          units={units}
          parent={chosen}
          onDone={(id) => {
            setAdding(false);
            onChoose(id);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </aside>
  );
}
