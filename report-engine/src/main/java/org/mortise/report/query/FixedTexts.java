package org.mortise.report.query;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery.Aggregate;
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

    /** A number and how wide the stretches of it are. */
    static final LocalizedText STEPPED = LocalizedText.of("{0}（每 {1}）", "{0} (by {1})");

    private static final LocalizedText RECORDS = LocalizedText.of("记录数", "Records");

    /** Parts of values by their keys. */
    private static final Map<String, LocalizedText> PARTS = Map.ofEntries(
            Map.entry("country", LocalizedText.of("国家或地区", "country")),
            Map.entry("province", LocalizedText.of("省份", "province")),
            Map.entry("city", LocalizedText.of("城市", "city")),
            Map.entry("district", LocalizedText.of("区县", "district")),
            Map.entry("postcode", LocalizedText.of("邮编", "postcode")),
            Map.entry("detail", LocalizedText.of("详细地址", "street")),
            Map.entry("start", LocalizedText.of("开始", "start")),
            Map.entry("end", LocalizedText.of("结束", "end")),
            Map.entry("lng", LocalizedText.of("经度", "longitude")),
            Map.entry("lat", LocalizedText.of("纬度", "latitude")),
            Map.entry("name", LocalizedText.of("名称", "name")),
            Map.entry("count", LocalizedText.of("数量", "number")),
            Map.entry("size", LocalizedText.of("大小", "size")),
            Map.entry("probability", LocalizedText.of("成功率", "probability")));

    private FixedTexts() {}

    /** What a figure over a field is called; {@code field} is null for all records. */
    static LocalizedText of(Aggregate aggregate, @Nullable LocalizedText field) {
        if (field == null) {
            return RECORDS;
        }
        return switch (aggregate) {
            case COUNT -> RECORDS;
            case SUM -> said(field, "{0}合计", "Sum of {0}");
            case AVG -> said(field, "{0}平均值", "Average of {0}");
            case MIN -> said(field, "{0}最小值", "Smallest {0}");
            case MAX -> said(field, "{0}最大值", "Largest {0}");
            case MEDIAN -> said(field, "{0}中位数", "Median of {0}");
            case COUNT_DISTINCT -> said(field, "{0}去重计数", "Different {0}");
            case COUNT_TRUE -> said(field, "{0}为“是”的数量", "{0}: yes");
            case SHARE_TRUE -> said(field, "{0}为“是”的比例", "{0}: share of yes");
        };
    }

    /** {@code part} of what {@code field} holds; the field alone where the part has no name. */
    static LocalizedText part(LocalizedText field, String part) {
        var named = PARTS.get(part);
        return named == null
                ? field
                : LocalizedText.of(
                        field.in(Locale.SIMPLIFIED_CHINESE) + " · " + named.in(Locale.SIMPLIFIED_CHINESE),
                        field.in(Locale.US) + " · " + named.in(Locale.US));
    }

    private static LocalizedText said(LocalizedText field, String chinese, String english) {
        return LocalizedText.of(
                chinese.replace("{0}", field.in(Locale.SIMPLIFIED_CHINESE)),
                english.replace("{0}", field.in(Locale.US)));
    }

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
