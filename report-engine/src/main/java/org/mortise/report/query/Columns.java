package org.mortise.report.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.AggregateQuery.Aggregate;
import org.mortise.core.access.AggregateQuery.Bucket;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.access.FormAccess;
import org.mortise.core.formula.FieldPath;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.Figure;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.metadata.ValueType;

/** What the columns of an answer are called and hold. */
final class Columns {

    /**
     * A column with the field behind it; null for counts, system fields and parts of values.
     *
     * @param countries whether it holds codes of countries
     */
    record Described(
            ReportAnswer.Column column,
            @Nullable FieldShape field,
            @Nullable SystemField system,
            boolean countries) {}

    /** Shares are told to the hundredth of a percent. */
    private static final int SHARE_SCALE = 4;

    private Columns() {}

    static List<Described> of(ReportQuery query, FormAccess form, Locale locale) {
        var columns = new ArrayList<Described>();
        for (var dimension : query.dimensions()) {
            var field = field(form.shape(), dimension.field(), form.caller());
            var system = field.isPresent() ? null : system(dimension.field());
            var type = field.map(found -> type(found.type()))
                    .orElseGet(() -> system == null ? "text" : type(system.type()));
            var bucket = dimension.bucket() == null
                    ? field.map(Columns::stretch).orElse(null)
                    : dimension.bucket().name().toLowerCase(Locale.ROOT);
            var title = (dimension.title() == null
                            ? named(form, dimension.field(), dimension.key())
                            : dimension.title())
                    .in(locale);
            columns.add(new Described(
                    new ReportAnswer.Column(
                            dimension.key(),
                            dimension.step() == null ? title : stepped(title, dimension.step(), locale),
                            dimension.added() ? "currency" : "dimension",
                            type,
                            dimension.step() == null
                                    ? 0
                                    : Math.max(0, dimension.step().scale()),
                            bucket,
                            null,
                            null),
                    field.orElse(null),
                    system,
                    isCountry(form.shape(), dimension.field(), form.caller())));
        }
        for (var measure : query.measures()) {
            columns.add(measure(query, measure, form, locale));
        }
        return columns;
    }

    private static Described measure(ReportQuery query, ReportQuery.Measure measure, FormAccess form, Locale locale) {
        var field = measure.field() == null
                ? Optional.<FieldShape>empty()
                : field(form.shape(), measure.field(), form.caller());
        var counts = measure.aggregate().counts();
        var share = measure.aggregate() == Aggregate.SHARE_TRUE;
        var scale =
                counts ? 0 : share ? SHARE_SCALE : field.map(FieldShape::scale).orElse(0);
        var type = counts || share
                ? "number"
                : field.map(found -> type(found.type())).orElse("number");
        var title = (measure.title() == null ? called(measure, form) : measure.title()).in(locale);
        var unit = share
                ? Figure.HUNDREDTHS.unit()
                : counts || measure.field() == null ? null : Units.of(form, measure.field(), query.filter());
        return new Described(
                new ReportAnswer.Column(
                        measure.key(),
                        title,
                        "measure",
                        type,
                        scale,
                        counts ? null : field.map(Columns::stretch).orElse(null),
                        unit,
                        counts ? null : said(query, measure, form)),
                null,
                null,
                false);
    }

    /** The part of a value that says in which country it is. */
    private static boolean isCountry(FormShape shape, FieldPath path, CallerAccess access) {
        var last = path.keys().size() - 1;
        return last > 0
                && field(shape, new FieldPath(path.keys().subList(0, last)), access)
                        .filter(field ->
                                path.keys().get(last).equals(field.traits().country()))
                        .isPresent();
    }

    /** The column that says in which currency a figure is. */
    private static @Nullable String said(ReportQuery query, ReportQuery.Measure measure, FormAccess form) {
        var currency = measure.field() == null ? null : form.types().currencyOf(measure.field());
        return query.dimensions().stream()
                .filter(by -> by.field().equals(currency))
                .map(ReportQuery.Dimension::key)
                .findFirst()
                .orElse(null);
    }

    static Optional<FieldShape> field(FormShape shape, FieldPath path, CallerAccess access) {
        var keys = path.keys();
        var field = shape.field(keys.get(0));
        if (keys.size() == 1 || field.isEmpty()) {
            return field;
        }
        var rest = new FieldPath(keys.subList(1, keys.size()));
        if (field.get().type() == ValueType.SUBTABLE) {
            return field.get().field(rest.keys().get(0));
        }
        var target = field.get().target();
        return target == null
                ? Optional.empty()
                : access.readable(target).flatMap(linked -> field(linked.shape(), rest, access));
    }

    private static @Nullable SystemField system(FieldPath path) {
        return SystemField.of(path.keys().get(path.keys().size() - 1)).orElse(null);
    }

    /** A column of stretches says how wide they are; each is called by its beginning. */
    private static String stepped(String title, BigDecimal step, Locale locale) {
        return FixedTexts.STEPPED
                .in(locale)
                .replace("{0}", title)
                .replace("{1}", step.stripTrailingZeros().toPlainString());
    }

    /** A figure that its author did not name. */
    private static LocalizedText called(ReportQuery.Measure measure, FormAccess form) {
        var path = measure.field();
        return FixedTexts.of(measure.aggregate(), path == null ? null : named(form, path, measure.key()));
    }

    /** What a path is called: its field, a part of one, or what the platform knows of every record. */
    private static LocalizedText named(FormAccess form, FieldPath path, String key) {
        var field = field(form.shape(), path, form.caller());
        if (field.isPresent()) {
            return field.get().title();
        }
        var last = path.keys().size() - 1;
        var whole = last == 0
                ? Optional.<FieldShape>empty()
                : field(form.shape(), new FieldPath(path.keys().subList(0, last)), form.caller());
        var part = path.keys().get(last);
        if (whole.isPresent() && FieldAspect.of(whole.get(), List.of(part)).isPresent()) {
            return FixedTexts.part(whole.get().title(), part);
        }
        var system = system(path);
        return system == null ? LocalizedText.of(key) : FixedTexts.of(system);
    }

    /** A month is kept as its first day and told as a month. */
    private static @Nullable String stretch(FieldShape field) {
        return field.traits().monthly() ? Bucket.MONTH.name().toLowerCase(Locale.ROOT) : null;
    }

    private static String type(ValueType type) {
        return switch (type) {
            case NUMBER -> "number";
            case DATE, DATETIME -> "date";
            case BOOLEAN -> "boolean";
            case OPTION, OPTIONS -> "option";
            case USER, USERS -> "user";
            case DEPARTMENT, DEPARTMENTS -> "department";
            case LINK, LINKS -> "link";
            default -> "text";
        };
    }
}
