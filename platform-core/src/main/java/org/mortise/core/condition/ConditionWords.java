package org.mortise.core.condition;

import java.util.Locale;
import java.util.Map;

/** The words of condition sentences; {@code {0}}, {@code {1}} stand for what is filled in. The same as the TypeScript twin's. */
final class ConditionWords {

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("always", "始终"),
            Map.entry("never", "从不"),
            Map.entry("and", " 且 "),
            Map.entry("or", " 或 "),
            Map.entry("group", "（{0}）"),
            Map.entry("rows", "{0}有一行（{1}）"),
            Map.entry("not", "非（{0}）"),
            Map.entry("formula", "公式 {0}"),
            Map.entry("list", "、"),
            Map.entry("nothing", "（无）"),
            Map.entry("true", "是"),
            Map.entry("false", "否"),
            Map.entry("op.eq", "{0} 等于 {1}"),
            Map.entry("op.ne", "{0} 不等于 {1}"),
            Map.entry("op.gt", "{0} 大于 {1}"),
            Map.entry("op.gte", "{0} 大于等于 {1}"),
            Map.entry("op.lt", "{0} 小于 {1}"),
            Map.entry("op.lte", "{0} 小于等于 {1}"),
            Map.entry("op.between", "{0} 介于 {1} 和 {2} 之间"),
            Map.entry("op.in", "{0} 属于 {1}"),
            Map.entry("op.notIn", "{0} 不属于 {1}"),
            Map.entry("op.contains", "{0} 包含 {1}"),
            Map.entry("op.notContains", "{0} 不包含 {1}"),
            Map.entry("op.startsWith", "{0} 开头是 {1}"),
            Map.entry("op.empty", "{0} 为空"),
            Map.entry("op.notEmpty", "{0} 不为空"),
            Map.entry("op.hasAny", "{0} 包含任意一个 {1}"),
            Map.entry("op.hasAll", "{0} 同时包含 {1}"),
            Map.entry("op.hasNone", "{0} 不包含任何 {1}"),
            Map.entry("op.within", "{0} 在 {1}"),
            Map.entry("op.inSubtree", "{0} 属于 {1} 及其下级"),
            Map.entry("op.notInSubtree", "{0} 不属于 {1} 及其下级"),
            Map.entry("op.near", "{0} 在 {1} 周围 {2} 公里内"),
            Map.entry("op.isIn", "{0} 位于 {1}"),
            Map.entry("op.changed", "{0} 发生变化"),
            Map.entry("op.changedTo", "{0} 变为 {1}"),
            Map.entry("op.changedFrom", "{0} 由 {1} 变化"),
            Map.entry("var.user.id", "当前用户"),
            Map.entry("var.user.department", "当前用户的部门"),
            Map.entry("var.user.departmentTree", "当前用户的部门及下级部门"),
            Map.entry("var.user.departments", "当前用户的所有部门"),
            Map.entry("var.user.departmentPeople", "当前用户部门的成员"),
            Map.entry("var.user.departmentTreePeople", "当前用户部门及下级部门的成员"),
            Map.entry("var.user.subordinates", "当前用户及其下属"),
            Map.entry("var.user.roles", "当前用户的角色"),
            Map.entry("var.now", "现在"),
            Map.entry("var.today", "今天"),
            Map.entry("anchor.now", "现在"),
            Map.entry("anchor.today", "今天"),
            Map.entry("anchor.startOfWeek", "本周一"),
            Map.entry("anchor.startOfMonth", "本月 1 日"),
            Map.entry("anchor.startOfQuarter", "本季度首日"),
            Map.entry("anchor.startOfYear", "今年 1 月 1 日"),
            Map.entry("unit.h", "{0} 小时"),
            Map.entry("unit.d", "{0} 天"),
            Map.entry("unit.w", "{0} 周"),
            Map.entry("unit.m", "{0} 个月"),
            Map.entry("unit.y", "{0} 年"),
            Map.entry("ago", "{0}前"),
            Map.entry("ahead", "{0}后"),
            Map.entry("plus", "{0}加 {1}"),
            Map.entry("minus", "{0}减 {1}"),
            Map.entry("period.today", "今天"),
            Map.entry("period.yesterday", "昨天"),
            Map.entry("period.tomorrow", "明天"),
            Map.entry("period.thisWeek", "本周"),
            Map.entry("period.lastWeek", "上周"),
            Map.entry("period.nextWeek", "下周"),
            Map.entry("period.thisMonth", "本月"),
            Map.entry("period.lastMonth", "上月"),
            Map.entry("period.nextMonth", "下月"),
            Map.entry("period.thisQuarter", "本季度"),
            Map.entry("period.lastQuarter", "上季度"),
            Map.entry("period.nextQuarter", "下季度"),
            Map.entry("period.thisYear", "今年"),
            Map.entry("period.lastYear", "去年"),
            Map.entry("period.nextYear", "明年"),
            Map.entry("period.lastDays", "最近 {0} 天"),
            Map.entry("period.nextDays", "未来 {0} 天"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("always", "always"),
            Map.entry("never", "never"),
            Map.entry("and", " and "),
            Map.entry("or", " or "),
            Map.entry("group", "({0})"),
            Map.entry("rows", "{0} has a row where ({1})"),
            Map.entry("not", "not ({0})"),
            Map.entry("formula", "formula {0}"),
            Map.entry("list", ", "),
            Map.entry("nothing", "(none)"),
            Map.entry("true", "yes"),
            Map.entry("false", "no"),
            Map.entry("op.eq", "{0} is {1}"),
            Map.entry("op.ne", "{0} is not {1}"),
            Map.entry("op.gt", "{0} is greater than {1}"),
            Map.entry("op.gte", "{0} is at least {1}"),
            Map.entry("op.lt", "{0} is less than {1}"),
            Map.entry("op.lte", "{0} is at most {1}"),
            Map.entry("op.between", "{0} is between {1} and {2}"),
            Map.entry("op.in", "{0} is one of {1}"),
            Map.entry("op.notIn", "{0} is none of {1}"),
            Map.entry("op.contains", "{0} contains {1}"),
            Map.entry("op.notContains", "{0} does not contain {1}"),
            Map.entry("op.startsWith", "{0} starts with {1}"),
            Map.entry("op.empty", "{0} is empty"),
            Map.entry("op.notEmpty", "{0} is not empty"),
            Map.entry("op.hasAny", "{0} has any of {1}"),
            Map.entry("op.hasAll", "{0} has all of {1}"),
            Map.entry("op.hasNone", "{0} has none of {1}"),
            Map.entry("op.within", "{0} is within {1}"),
            Map.entry("op.inSubtree", "{0} is in or below {1}"),
            Map.entry("op.notInSubtree", "{0} is neither in nor below {1}"),
            Map.entry("op.near", "{0} is within {2} km of {1}"),
            Map.entry("op.isIn", "{0} is in {1}"),
            Map.entry("op.changed", "{0} has changed"),
            Map.entry("op.changedTo", "{0} has changed to {1}"),
            Map.entry("op.changedFrom", "{0} has changed from {1}"),
            Map.entry("var.user.id", "the current user"),
            Map.entry("var.user.department", "the current user's department"),
            Map.entry("var.user.departmentTree", "the current user's department and those below"),
            Map.entry("var.user.departments", "all departments of the current user"),
            Map.entry("var.user.departmentPeople", "the members of the current user's department"),
            Map.entry("var.user.departmentTreePeople", "the members of the current user's department and those below"),
            Map.entry("var.user.subordinates", "the current user and subordinates"),
            Map.entry("var.user.roles", "the current user's roles"),
            Map.entry("var.now", "now"),
            Map.entry("var.today", "today"),
            Map.entry("anchor.now", "now"),
            Map.entry("anchor.today", "today"),
            Map.entry("anchor.startOfWeek", "Monday of this week"),
            Map.entry("anchor.startOfMonth", "the first day of this month"),
            Map.entry("anchor.startOfQuarter", "the first day of this quarter"),
            Map.entry("anchor.startOfYear", "the first day of this year"),
            Map.entry("unit.h", "{0} hours"),
            Map.entry("unit.h.one", "{0} hour"),
            Map.entry("unit.d", "{0} days"),
            Map.entry("unit.d.one", "{0} day"),
            Map.entry("unit.w", "{0} weeks"),
            Map.entry("unit.w.one", "{0} week"),
            Map.entry("unit.m", "{0} months"),
            Map.entry("unit.m.one", "{0} month"),
            Map.entry("unit.y", "{0} years"),
            Map.entry("unit.y.one", "{0} year"),
            Map.entry("ago", "{0} ago"),
            Map.entry("ahead", "{0} from now"),
            Map.entry("plus", "{0} plus {1}"),
            Map.entry("minus", "{0} minus {1}"),
            Map.entry("period.today", "today"),
            Map.entry("period.yesterday", "yesterday"),
            Map.entry("period.tomorrow", "tomorrow"),
            Map.entry("period.thisWeek", "this week"),
            Map.entry("period.lastWeek", "last week"),
            Map.entry("period.nextWeek", "next week"),
            Map.entry("period.thisMonth", "this month"),
            Map.entry("period.lastMonth", "last month"),
            Map.entry("period.nextMonth", "next month"),
            Map.entry("period.thisQuarter", "this quarter"),
            Map.entry("period.lastQuarter", "last quarter"),
            Map.entry("period.nextQuarter", "next quarter"),
            Map.entry("period.thisYear", "this year"),
            Map.entry("period.lastYear", "last year"),
            Map.entry("period.nextYear", "next year"),
            Map.entry("period.lastDays", "the last {0} days"),
            Map.entry("period.nextDays", "the next {0} days"));

    private final Map<String, String> words;

    private ConditionWords(Map<String, String> words) {
        this.words = words;
    }

    static ConditionWords in(Locale locale) {
        return new ConditionWords(locale.getLanguage().equals("zh") ? CHINESE : ENGLISH);
    }

    boolean knows(String key) {
        return words.containsKey(key);
    }

    String say(String key, String... parts) {
        var words = this.words.get(key);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        var said = new StringBuilder();
        for (var index = 0; index < words.length(); index++) {
            if (words.charAt(index) == '{') {
                said.append(parts[words.charAt(index + 1) - '0']);
                index += 2;
            } else {
                said.append(words.charAt(index));
            }
        }
        return said.toString();
    }
}
