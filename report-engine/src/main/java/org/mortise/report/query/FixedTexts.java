package org.mortise.report.query;

import java.util.Map;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.SystemField;

/** What columns and values are called that no form's author named. */
final class FixedTexts {

    /** A record that a figure counts but whose name its reader may not know. */
    static final LocalizedText NOT_READABLE = LocalizedText.of("无权限查看", "No access");

    /** States of approval by their keys. */
    static final Map<String, LocalizedText> FLOW_STATES = Map.of(
            "draft", LocalizedText.of("草稿", "Draft"),
            "running", LocalizedText.of("审批中", "In approval"),
            "approved", LocalizedText.of("已通过", "Approved"),
            "rejected", LocalizedText.of("已驳回", "Rejected"),
            "withdrawn", LocalizedText.of("已撤回", "Withdrawn"));

    private FixedTexts() {}

    static LocalizedText of(SystemField field) {
        return switch (field) {
            case ID -> LocalizedText.of("记录", "Record");
            case VERSION -> LocalizedText.of("版本", "Version");
            case CREATED_AT -> LocalizedText.of("创建时间", "Created at");
            case CREATED_BY -> LocalizedText.of("创建人", "Created by");
            case UPDATED_AT -> LocalizedText.of("修改时间", "Updated at");
            case UPDATED_BY -> LocalizedText.of("修改人", "Updated by");
            case OWNER -> LocalizedText.of("负责人", "Owner");
            case DEPARTMENT -> LocalizedText.of("所属部门", "Department");
            case FORM_VERSION -> LocalizedText.of("表单版本", "Form version");
            case FLOW_STATE -> LocalizedText.of("审批状态", "Approval");
        };
    }
}
