package org.mortise.core.formula;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.FxType.ListOf;
import org.mortise.core.formula.Question.Comparison;
import org.mortise.core.formula.Question.Pick;
import org.mortise.core.formula.Question.Test;
import org.mortise.core.formula.Typing.Piece;

/** Gives calls of functions that ask another form their question; forms and fields are texts that are known when they are checked. */
final class Asking {

    private static final Expr NOTHING = new Expr.BlankLiteral();

    /** What the directory says of people; what not every colleague may see is shown where the form shows the formula. */
    private static final Map<String, FxType> OF_PEOPLE = new TreeMap<>(Map.of(
            "name", FxType.Scalar.TEXT,
            "login", FxType.Scalar.TEXT,
            "employee_no", FxType.Scalar.TEXT,
            "mobile", FxType.Scalar.TEXT,
            "email", FxType.Scalar.TEXT,
            "department", FxType.Scalar.DEPARTMENT,
            "manager", FxType.Scalar.USER,
            "active", FxType.Scalar.BOOL));

    private final FieldTypes fields;
    private final Problems problems;

    Asking(FieldTypes fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    /** A field of another form as it is named; its path is null when the form alone is. */
    private record Target(
            OtherForm form,
            @Nullable FieldPath field,
            @Nullable FxType type) {}

    /** The form that QUERY asks, before its condition is read; what is wrong is told by {@link #call}. */
    @Nullable
    OtherForm form(List<Piece> args) {
        if (args.size() < 2 || !(args.get(1).expr() instanceof Expr.TextLiteral text)) {
            return null;
        }
        var whole = source(text.value());
        var dot = text.value().lastIndexOf('.');
        return whole != null || dot < 0 ? whole : source(text.value().substring(0, dot));
    }

    /** A form, or {@code form.subtable} for its rows; null when there is none. */
    private @Nullable OtherForm source(String reference) {
        var whole = fields.form(reference);
        var dot = reference.lastIndexOf('.');
        var form = whole != null || dot < 0 ? null : fields.form(reference.substring(0, dot));
        return form == null ? whole : form.rows(reference.substring(dot + 1));
    }

    /** @param rows what {@code {row}} stood for in the condition, if there was one */
    Expr call(Signature signature, List<Piece> args, @Nullable RowScope rows) {
        return switch (signature.name()) {
            case "LOOKUP" -> lookup(signature, args);
            case "MAPX" -> mapped(signature, args);
            case "ROLLUP" -> rollup(signature, args);
            case "GETUSERNAME" -> directory(signature, Question.PEOPLE, "name", args);
            case "MANAGER" -> directory(signature, Question.PEOPLE, "manager", args);
            case "DEPTNAME" -> directory(signature, Question.DEPARTMENTS, "name", args);
            case "USERFIELD" -> userField(signature, args);
            default -> query(signature, args, rows);
        };
    }

    private Expr userField(Signature signature, List<Piece> args) {
        var field = literal(args.get(1));
        if (field != null && !OF_PEOPLE.containsKey(field)) {
            var params = new HashMap<>(Typing.suggesting("pick", field, OF_PEOPLE.keySet()));
            params.put("known", String.join(", ", OF_PEOPLE.keySet()));
            problems.add("fx_unknown_pick", args.get(1).from(), args.get(1).to(), params);
            return NOTHING;
        }
        return field == null ? NOTHING : directory(signature, Question.PEOPLE, field, args.subList(0, 1));
    }

    /** What the directory says of somebody or of a department; of who asks where none is given. */
    private Expr directory(Signature signature, String directory, String field, List<Piece> args) {
        var type = directory.equals(Question.PEOPLE) ? FxType.Scalar.USER : FxType.Scalar.DEPARTMENT;
        var own = type == FxType.Scalar.USER ? "CURRENTUSER" : "CURRENTDEPT";
        if (!args.isEmpty() && !Types.fits(args.get(0).type(), type.id())) {
            problems.add(
                    "fx_argument_type",
                    args.get(0).from(),
                    args.get(0).to(),
                    Map.of(
                            "function", signature.name(),
                            "param", signature.params().get(0).name(),
                            "expected", type.id(),
                            "type", args.get(0).type().id()));
            return NOTHING;
        }
        var result = OF_PEOPLE.getOrDefault(field, FxType.Scalar.TEXT);
        var test = new Test(FieldPath.of("id"), type, Comparison.EQ);
        var question = new Question(directory, null, Pick.FIRST, FieldPath.of(field), List.of(test), result);
        var whom = args.isEmpty()
                ? new Expr.Call(own, List.of(), type)
                : args.get(0).expr();
        return new Expr.Ask(signature.name(), question, List.of(whom));
    }

    /** LOOKUP("form.field", "match", value, …) */
    private Expr lookup(Signature signature, List<Piece> args) {
        var target = target(args.get(0), Pick.FIRST);
        if (target == null) {
            return NOTHING;
        }
        var tested = new Tested();
        for (var at = 1; at < args.size(); at += 2) {
            if (!equal(target.form(), args.get(at), args.get(at + 1), tested)) {
                return NOTHING;
            }
        }
        return ask(signature, Pick.FIRST, target, args.get(0), tested);
    }

    /** MAPX("op", value, "form.match", "form.field") */
    private Expr mapped(Signature signature, List<Piece> args) {
        var pick = pick(args.get(0));
        var target = pick == null ? null : target(args.get(3), pick);
        var tested = new Tested();
        return pick == null || target == null || !equal(target.form(), args.get(2), args.get(1), tested)
                ? NOTHING
                : ask(signature, pick, target, args.get(3), tested);
    }

    /** ROLLUP("op", "form.field", "link"): over the records that point here. */
    private Expr rollup(Signature signature, List<Piece> args) {
        var pick = pick(args.get(0));
        var target = pick == null ? null : target(args.get(1), pick);
        var here = new Piece(
                new Expr.Call("RECORDID", List.of(), FxType.Scalar.TEXT),
                args.get(2).from(),
                args.get(2).to());
        var tested = new Tested();
        if (pick == null || target == null || !equal(target.form(), args.get(2), here, tested)) {
            return NOTHING;
        }
        if (!(Tested.element(tested.tests().get(0).type()) instanceof FxType.Ref)) {
            problems.add("fx_link_needed", args.get(2).from(), args.get(2).to(), Map.of("field", literal(args.get(2))));
            return NOTHING;
        }
        return ask(signature, pick, target, args.get(1), tested);
    }

    /** QUERY("op", "form.field", {row.match} = value && …) */
    private Expr query(Signature signature, List<Piece> args, @Nullable RowScope rows) {
        var pick = pick(args.get(0));
        var target = pick == null ? null : target(args.get(1), pick);
        if (pick == null || target == null) {
            return NOTHING;
        }
        var tested = new Tested();
        if (args.size() > 2) {
            var piece = args.get(2);
            if (piece.type() != FxType.Scalar.BOOL || rows == null || !tested.take(piece.expr(), rows)) {
                problems.add("fx_query_condition", piece.from(), piece.to(), Map.of());
                return NOTHING;
            }
        }
        return ask(signature, pick, target, args.get(1), tested);
    }

    private Expr ask(Signature signature, Pick pick, Target target, Piece at, Tested tested) {
        var type = answer(pick, target);
        var field = target.field();
        if (type == null && field != null && target.type() == FxType.Scalar.NUMBER && isShared(target)) {
            problems.add(
                    "fx_pick_shared",
                    at.from(),
                    at.to(),
                    Map.of(
                            "pick", pick.word(),
                            "field", field.toString(),
                            "form", target.form().key()));
            return NOTHING;
        }
        if (type == null) {
            problems.add(
                    "fx_pick_type",
                    at.from(),
                    at.to(),
                    Map.of(
                            "pick",
                            pick.word(),
                            "type",
                            target.type() == null ? "" : target.type().id()));
            return NOTHING;
        }
        var form = target.form();
        var question = new Question(form.key(), form.table(), pick, target.field(), tested.tests(), type);
        new Currencies(target.form().fields(), problems).check(question, at);
        return new Expr.Ask(signature.name(), question, tested.values());
    }

    private static @Nullable FxType answer(Pick pick, Target target) {
        var type = target.type();
        if (pick == Pick.COUNT) {
            return FxType.Scalar.NUMBER;
        }
        if (type == null || isOfRows(target.form(), type)) {
            return null;
        }
        return switch (pick) {
            case SUM, AVG -> type == FxType.Scalar.NUMBER && !isShared(target) ? type : null;
            case MIN, MAX -> Types.isMagnitude(type) ? type : null;
            case LIST -> Types.isScalar(type) ? new ListOf(type) : null;
            default -> Tested.element(type) == FxType.Scalar.FILE ? null : type;
        };
    }

    /** What a record holds once would be added up once for each of its rows. */
    private static boolean isShared(Target target) {
        return target.field() != null && target.form().isShared(target.field());
    }

    /** Rows of a sub-table are no values of their own. */
    private static boolean isOfRows(OtherForm form, FxType type) {
        return Tested.element(type) instanceof FxType.Ref ref && ref.form().startsWith(form.key() + ".");
    }

    private @Nullable Pick pick(Piece piece) {
        var word = literal(piece);
        var pick = word == null ? null : Pick.of(word).orElse(null);
        if (pick == null && word != null) {
            var words = Stream.of(Pick.values()).map(Pick::word).toList();
            var params = new HashMap<>(Typing.suggesting("pick", word, words));
            params.put("known", String.join(", ", words));
            problems.add("fx_unknown_pick", piece.from(), piece.to(), params);
        }
        return pick;
    }

    /** Null, and noted, when the argument is not written out. */
    private @Nullable String literal(Piece piece) {
        if (piece.expr() instanceof Expr.TextLiteral text) {
            return text.value().strip();
        }
        problems.add("fx_literal_needed", piece.from(), piece.to(), Map.of());
        return null;
    }

    /** What {@code "form.field"} names; a form alone where records are counted. */
    private @Nullable Target target(Piece piece, Pick pick) {
        var text = literal(piece);
        if (text == null) {
            return null;
        }
        var whole = pick == Pick.COUNT ? source(text) : null;
        if (whole != null) {
            return new Target(whole, null, null);
        }
        var dot = text.lastIndexOf('.');
        var form = dot < 0 ? null : source(text.substring(0, dot));
        if (form == null) {
            unknownForm(piece, dot < 0 ? text : text.substring(0, dot), dot < 0 ? "" : text.substring(dot));
            return null;
        }
        return field(form, text.substring(dot + 1), text.substring(0, dot + 1), piece);
    }

    private void unknownForm(Piece piece, String form, String rest) {
        var dot = form.lastIndexOf('.');
        var around = dot < 0 ? null : fields.form(form.substring(0, dot));
        if (around != null) {
            unknownField(around, around.tables(), form.substring(dot + 1), piece, form.substring(0, dot + 1), rest);
            return;
        }
        var known = fields.forms();
        if (known.isEmpty()) {
            problems.add("fx_form_not_here", piece.from(), piece.to(), Map.of("form", form));
            return;
        }
        var params = new HashMap<>(Typing.suggesting("form", form, known));
        params.computeIfPresent("suggestion", (key, nearest) -> nearest + rest);
        problems.add("fx_unknown_form", piece.from(), piece.to(), params);
    }

    /** @param before what stands before the field in the text, for what is suggested instead */
    private @Nullable Target field(OtherForm form, String key, String before, Piece piece) {
        var path = form.path(key);
        var type = path == null ? null : form.typeOf(path);
        if (path == null || type == null) {
            unknownField(form, form.known(), key, piece, before, "");
            return null;
        }
        return new Target(form, path, type);
    }

    private void unknownField(
            OtherForm form, Collection<String> known, String key, Piece piece, String before, String after) {
        var params = new HashMap<>(Typing.suggesting("field", key, known));
        params.computeIfPresent("suggestion", (name, nearest) -> before + nearest + after);
        params.put("form", form.name());
        problems.add("fx_unknown_form_field", piece.from(), piece.to(), params);
    }

    /** Adds that a field of the form has a value; false, and noted, when that cannot be. */
    private boolean equal(OtherForm form, Piece match, Piece value, Tested tested) {
        var text = literal(match);
        if (text == null) {
            return false;
        }
        var dot = text.lastIndexOf('.');
        var named = dot < 0 ? form : source(text.substring(0, dot));
        if (named == null || !named.name().equals(form.name())) {
            problems.add("fx_forms_differ", match.from(), match.to(), Map.of("form", form.name()));
            return false;
        }
        var field = field(form, text.substring(dot + 1), text.substring(0, dot + 1), match);
        if (field == null || field.field() == null || field.type() == null) {
            return false;
        }
        if (!Tested.isComparable(field.type(), Comparison.EQ, value.type())) {
            problems.add(
                    "fx_operand_types",
                    value.from(),
                    value.to(),
                    Map.of(
                            "operator", BinaryOp.EQ.symbol(),
                            "left", field.type().id(),
                            "right", value.type().id()));
            return false;
        }
        tested.add(field.field(), field.type(), Comparison.EQ, value.expr());
        return true;
    }
}
