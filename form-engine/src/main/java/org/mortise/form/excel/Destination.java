package org.mortise.form.excel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mortise.core.access.FieldRight;
import org.mortise.core.access.FormAccess;
import org.mortise.core.access.RecordAction;
import org.mortise.core.kernel.Problem;
import org.mortise.core.kernel.Rejected;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.ValueType;
import org.mortise.form.control.CellReading;
import org.mortise.form.control.Vocabulary;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * A form that exists, into which rows are to come. The form decides what a field holds; the user only says which column goes where.
 *
 * @param access of the person who imports
 * @param administrator whether he may also design
 */
record Destination(PreparedForm form, FormAccess access, boolean administrator) {

    private static final Set<ValueType> COMPARED = Set.of(
            ValueType.TEXT,
            ValueType.LONG_TEXT,
            ValueType.NUMBER,
            ValueType.BOOLEAN,
            ValueType.DATE,
            ValueType.DATETIME,
            ValueType.OPTION);

    private static final int MATCHES = 20;

    /** What a column can go to, in the order of the form. */
    List<Target> targets() {
        var targets = new ArrayList<Target>();
        for (var field : form.fields()) {
            if (field.isTable()) {
                field.columns().stream()
                        .filter(column -> mayFill(field) && mayFill(column))
                        .forEach(column -> targets.add(Target.line(field, column)));
            } else if (mayKeep(field)) {
                targets.add(Target.field(field));
            } else if (mayFill(field)) {
                targets.add(Target.field(field));
                targets.addAll(Target.parts(field));
            }
        }
        form.fields().forEach(field -> {
            if (mayCompare(field)) {
                targets.add(Target.compared(null, field));
            }
            field.columns().stream()
                    .filter(column -> access.mayAsk(field.key()) && mayCompare(column))
                    .forEach(column -> targets.add(Target.compared(field, column)));
        });
        if (migrates()) {
            targets.addAll(Target.origins(form.shape().ownerField() != null));
        }
        return targets;
    }

    /** Fields that no column can go to although a sheet may well have one for them. */
    List<PreparedField> closed() {
        return form.fields().stream()
                .filter(field -> !field.isTable() && !mayFill(field) && !mayKeep(field) && access.mayShow(field.key()))
                .toList();
    }

    /** Whether rows without a column for the field are all bad. */
    static boolean isNeeded(PreparedField field) {
        return field.definition().required() && field.initial() == null;
    }

    /** What a header names: its title in any language, or its key; a unit in brackets does not count. */
    Optional<Target> like(String header) {
        return like(header, targets());
    }

    /** What a title means that may stand below that of a group: the columns of a sub-table, or words that belong together. */
    Optional<Target> like(SheetHeader.Title title, String shown) {
        if (title.group().isEmpty()) {
            return like(shown);
        }
        return like(title.group() + "." + title.text())
                .or(() -> like(title.group() + title.text()))
                .or(() -> like(shown));
    }

    /** The field of the same name as a header that no column can go to. */
    Optional<PreparedField> closedLike(String header) {
        var wanted = Target.spelling(header);
        return closed().stream()
                .filter(field -> field.definition().title().texts().values().stream()
                        .anyMatch(title -> Target.spelling(title).equals(wanted)))
                .findFirst();
    }

    private static Optional<Target> like(String header, List<Target> targets) {
        return targets.stream()
                .filter(target -> !target.compares() && target.rank(header) > 0)
                .max(Comparator.comparingInt(target -> target.rank(header)));
    }

    /** The plan as the form has it; refused with every column that leads to no field, or to one that has a column already. */
    ImportPlan settle(ImportPlan sent) {
        var settling = new Settling();
        var columns = settling.columns(sent.columns(), "/columns", "");
        var details = new ArrayList<ImportPlan.Detail>();
        for (var index = 0; index < sent.others().size(); index++) {
            var detail = sent.others().get(index);
            details.add(new ImportPlan.Detail(
                    detail.table(),
                    detail.sheet(),
                    detail.name(),
                    detail.headerRow(),
                    detail.joins(),
                    detail.to(),
                    settling.columns(detail.columns(), "/details/" + index + "/columns", detail.table())));
        }
        if (!settling.problems.isEmpty()) {
            throw Rejected.invalid(settling.problems);
        }
        return sent.settled(columns, details);
    }

    private static boolean makes(ColumnPlan column) {
        var answers = column.answers();
        return !NewOptions.aliases(column).isEmpty()
                || answers.otherwise() == Answers.Unknown.MAKE
                || answers.byWord().values().stream()
                        .anyMatch(answer -> answer.unknown() == Answers.Unknown.MAKE && !answer.leadsSomewhere());
    }

    /** Whether what unknown words of a column name may be made: options by who designs, records by who may create them. */
    boolean mayMake(Target target) {
        var field = target.field();
        return field != null && field.shape().target() != null
                ? linked(target)
                        .filter(other -> other.may(RecordAction.CREATE)
                                && other.right(other.shape().titleField()) == FieldRight.WRITE)
                        .isPresent()
                : administrator && target.vocabulary().filter(Vocabulary::grows).isPresent();
    }

    /** The form that a link leads to, as far as the person may read it. */
    Optional<FormAccess> linked(Target target) {
        var field = target.field();
        var form = field == null ? null : field.shape().target();
        return form == null ? Optional.empty() : access.linked(form);
    }

    /** Fields of the linked form by which its records can be found: the title first, then other texts that may be asked for. */
    List<FieldShape> matches(Target target) {
        return linked(target).stream()
                .flatMap(other -> other.shape().fields().stream()
                        .filter(field -> field.type() == ValueType.TEXT && other.mayAsk(field.key()))
                        .sorted(Comparator.comparing(
                                field -> !field.key().equals(other.shape().titleField()))))
                .limit(MATCHES)
                .toList();
    }

    /** Whether what the platform says of records by itself may be brought along. */
    private boolean migrates() {
        return access.may(RecordAction.MIGRATE);
    }

    private boolean mayKeep(PreparedField field) {
        return field.shape().traits().numbered() && migrates() && access.mayShow(field.key());
    }

    /** What is reckoned over other records is not known while a record is made. */
    private boolean mayCompare(PreparedField field) {
        return field.isComputed()
                && !field.isWritable()
                && !field.isRollup()
                && COMPARED.contains(field.shape().type())
                && access.mayAsk(field.path());
    }

    /** Whether people agreed to it, which an older system may have noted. */
    private static boolean isAgreed(PreparedField field) {
        return field.control().control().cells() == CellReading.AGREED;
    }

    private boolean mayFill(PreparedField field) {
        return field.isWritable()
                && (!field.control().control().isByHand() || migrates() && isAgreed(field))
                && access.right(field.path()) == FieldRight.WRITE;
    }

    /** Columns on their way to the fields that they name. */
    private final class Settling {

        private final List<Problem> problems = new ArrayList<>();
        private final Set<String> taken = new HashSet<>();
        private final Set<String> named = new HashSet<>();
        private final List<Target> known = targets();

        /** @param table whose columns alone are meant; empty for all fields */
        List<ColumnPlan> columns(List<ColumnPlan> sent, String at, String table) {
            var plans = new ArrayList<ColumnPlan>();
            sent.stream().filter(column -> !column.skip()).map(ColumnPlan::key).forEach(named::add);
            for (var index = 0; index < sent.size(); index++) {
                plans.add(column(sent.get(index), at + "/" + index + "/key", table));
            }
            return plans;
        }

        /** What stands beside an amount says its currency, unless a column does. */
        private ColumnPlan inCurrency(Target target, ColumnPlan plan) {
            var currency =
                    target.field() == null ? null : target.field().shape().currency();
            if (currency == null || !(plan.props() instanceof ObjectNode props)) {
                return plan;
            }
            var dot = target.path().indexOf('.');
            var beside = target.isLine() ? target.path().substring(0, dot + 1) + currency : currency;
            var saying = form.at(beside).or(() -> form.at(currency));
            var allowed = props.putArray(MixedAmount.CURRENCIES);
            saying.ifPresent(said -> said.shape().options().forEach(option -> allowed.add(option.key())));
            if (named.contains(beside) || form.at(beside).isEmpty()) {
                props.remove(MixedAmount.SAID_IN);
            }
            return plan;
        }

        private ColumnPlan column(ColumnPlan column, String at, String table) {
            if (column.skip()) {
                return column;
            }
            var target = known.stream()
                    .filter(one -> one.path().equals(column.key())
                            && (table.isEmpty() || column.key().startsWith(table + ".")))
                    .findFirst();
            if (target.isEmpty()) {
                problems.add(Problem.at(at, "unknown_field", Map.of("field", column.key())));
                return column;
            }
            // A whole and a part of it cannot both be given.
            var whole = target.get().isLine() ? column.key() : column.owner();
            if (!taken.add(column.key()) || (!whole.equals(column.key()) && taken.contains(whole))) {
                problems.add(Problem.at(
                        at, "import_field_twice", Map.of("field", target.get().title())));
                return column;
            }
            var plan = target.get().plan(column);
            if (makes(plan) && !mayMake(target.get())) {
                problems.add(Problem.at(
                        at, "import_may_not_make", Map.of("field", target.get().title())));
            }
            return inCurrency(target.get(), plan);
        }
    }
}
