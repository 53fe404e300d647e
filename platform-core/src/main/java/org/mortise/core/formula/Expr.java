package org.mortise.core.formula;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checked formula as a tree; every node carries its static type. */
public sealed interface Expr {

    FxType type();

    <R> R accept(Visitor<R> visitor);

    /** The nodes directly below this one, in source order. */
    default List<Expr> children() {
        return List.of();
    }

    /** One case per kind of node. */
    interface Visitor<R> {
        R number(NumberLiteral literal);

        R text(TextLiteral literal);

        R bool(BoolLiteral literal);

        R blank(BlankLiteral literal);

        R field(Field field);

        R row(Row row);

        R unary(Unary unary);

        R binary(Binary binary);

        R percent(Percent percent);

        R call(Call call);

        R ask(Ask ask);

        R list(ListLiteral list);

        R label(Label label);
    }

    enum UnaryOp {
        NEGATE("-"),
        PLUS("+"),
        NOT("!");

        private final String symbol;

        UnaryOp(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    enum BinaryOp {
        OR("||"),
        AND("&&"),
        EQ("="),
        NE("<>"),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        CONCAT("&"),
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("^");

        private final String symbol;

        BinaryOp(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        public boolean isEquality() {
            return this == EQ || this == NE;
        }

        public boolean isOrdering() {
            return this == LT || this == LE || this == GT || this == GE;
        }
    }

    record NumberLiteral(BigDecimal value) implements Expr {
        @Override
        public FxType type() {
            return FxType.Scalar.NUMBER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    record TextLiteral(String value) implements Expr {
        @Override
        public FxType type() {
            return FxType.Scalar.TEXT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    record BoolLiteral(boolean value) implements Expr {
        @Override
        public FxType type() {
            return FxType.Scalar.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bool(this);
        }
    }

    record BlankLiteral() implements Expr {
        @Override
        public FxType type() {
            return FxType.Scalar.BLANK;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.blank(this);
        }
    }

    record Field(FieldPath path, FxType type) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }
    }

    /**
     * In the second argument of FILTER and MAP: {@code {row}}, the element at hand, or {@code {row.qty}}, a column beside it.
     *
     * @param column null for the element itself
     * @param type of one element
     */
    record Row(@Nullable FieldPath column, FxType type) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.row(this);
        }
    }

    record Unary(UnaryOp op, Expr operand, FxType type) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unary(this);
        }

        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    record Binary(BinaryOp op, Expr left, Expr right, FxType type) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }

        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }
    }

    record Percent(Expr operand) implements Expr {
        @Override
        public FxType type() {
            return FxType.Scalar.NUMBER;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.percent(this);
        }

        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    /** @param functionName canonical, in capitals */
    record Call(String functionName, List<Expr> args, FxType type) implements Expr {
        public Call {
            args = List.copyOf(args);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }

        @Override
        public List<Expr> children() {
            return args;
        }
    }

    /**
     * A question to another form.
     *
     * @param functionName canonical, in capitals
     * @param values what the tests of the question compare with, in their order
     */
    record Ask(String functionName, Question question, List<Expr> values) implements Expr {
        public Ask {
            values = List.copyOf(values);
        }

        @Override
        public FxType type() {
            return question.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ask(this);
        }

        @Override
        public List<Expr> children() {
            return values;
        }
    }

    record ListLiteral(List<Expr> elements, FxType type) implements Expr {
        public ListLiteral {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.list(this);
        }

        @Override
        public List<Expr> children() {
            return elements;
        }
    }

    /** What the choice that {@code choice} gives is called, or the choices of a list one after the other. */
    record Label(Expr choice, Labels labels) implements Expr {
        @Override
        public FxType type() {
            return FxType.Scalar.TEXT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.label(this);
        }

        @Override
        public List<Expr> children() {
            return List.of(choice);
        }
    }
}
