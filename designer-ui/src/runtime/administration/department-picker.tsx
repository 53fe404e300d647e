import { TreeSelect } from "antd";
import { useMemo } from "react";
import type { Department } from "../../api/people.ts";
import { type DepartmentNode, departmentTree } from "../../model/departments.ts";

interface Choice {
  readonly value: string;
  readonly title: string;
  readonly disabled: boolean;
  readonly children: Choice[];
}

interface DepartmentPickerProps {
  readonly id?: string;
  readonly "aria-label"?: string;
  readonly "aria-describedby"?: string | undefined;
  readonly status?: "error" | "";
  readonly units: readonly Department[];
  readonly value: string | null;
  readonly placeholder: string;
  /** Departments that cannot be chosen. */
  readonly without?: ReadonlySet<string>;
  readonly onChange: (department: string | null) => void;
}

/** One department of the tree, or none. */
export function DepartmentPicker({ units, value, without, onChange, ...rest }: DepartmentPickerProps) {
  const choices = useMemo(() => {
    const choice = ({ department, children }: DepartmentNode<Department>): Choice => ({
      value: department.id,
      title: department.name,
      disabled: without?.has(department.id) ?? false,
      children: children.map(choice),
    });
    return departmentTree(units).map(choice);
  }, [units, without]);
  return (
    <TreeSelect<string | null>
      {...rest}
      style={{ width: "100%" }}
      allowClear
      showSearch
      treeDefaultExpandAll
      treeNodeFilterProp="title"
      treeData={choices}
      value={value}
      onChange={(chosen) => onChange(chosen ?? null)}
    />
  );
}
