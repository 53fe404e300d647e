package org.mortise.report.query;

import java.util.Map;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.SystemField;

/** What columns and values are called that no form's author named. */
final class FixedTexts {

    /** A record that a figure counts but whose name its reader may not know. */
    static final LocalizedText NOT_READABLE = both("无权限查看", "No access");

    /** States of approval by their keys. */
    static final Map<String, LocalizedText> FLOW_STATES = Map.of(
            "draft", both("草稿", "Draft"),
            "running", both("审批中", "In approval"),
            "approved", both("已通过", "Approved"),
            "rejected", both("已驳回", "Rejected"),
            "withdrawn", both("已撤回", "Withdrawn"));

    private FixedTexts() {}

    static LocalizedText of(SystemField field) {
        return switch (field) {
            case ID -> both("记录", "Record");
            case VERSION -> both("版本", "Version");
            case CREATED_AT -> both("创建时间", "Created at");
            case CREATED_BY -> both("创建人", "Created by");
            case UPDATED_AT -> both("修改时间", "Updated at");
            case UPDATED_BY -> both("修改人", "Updated by");
            case OWNER -> both("负责人", "Owner");
            case DEPARTMENT -> both("所属部门", "Department");
            case FLOW_STATE -> both("审批状态", "Approval");
        };
    }

    private static LocalizedText both(String chinese, String english) {
        return new LocalizedText(Map.of("zh-CN", chinese, "en-US", english));
    }
}
