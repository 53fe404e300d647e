package org.mortise.core.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.Expr.BinaryOp;
import org.mortise.core.formula.Expr.UnaryOp;
import org.mortise.core.formula.Token.Kind;
import org.mortise.core.formula.Typing.Piece;

/** A Pratt parser of FX; signs bind tighter than {@code ^}, powers group to the left and comparisons do not chain, as in Excel. */
final class Parser {

    static final int MAX_SOURCE = 20_000;
    static final int MAX_DEPTH = 64;
    static final int MAX_NODES = 2_000;

    private static final List<List<BinaryOp>> LEVELS = List.of(
            List.of(BinaryOp.OR),
            List.of(BinaryOp.AND),
            List.of(BinaryOp.EQ, BinaryOp.NE, BinaryOp.LT, BinaryOp.LE, BinaryOp.GT, BinaryOp.GE),
            List.of(BinaryOp.CONCAT),
            List.of(BinaryOp.ADD, BinaryOp.SUBTRACT),
            List.of(BinaryOp.MULTIPLY, BinaryOp.DIVIDE),
            List.of(BinaryOp.POWER));
    private static final int COMPARISON = 2;

    private final String source;
    private final List<Token> tokens;
    private final Typing typing;
    private final Problems problems;
    private int at;
    private int depth;
    private int nodes;

    Parser(String source, Typing typing, Problems problems) {
        if (source.length() > MAX_SOURCE) {
            problems.add("fx_too_long", MAX_SOURCE, source.length(), Map.of("max", MAX_SOURCE));
        }
        this.source = source;
        this.tokens = problems.isEmpty() ? new Lexer(source, problems).tokens() : List.of();
        this.typing = typing;
        this.problems = problems;
    }

    /** Null when the text is not a formula; the problems say why. */
    @Nullable
    Expr parse() {
        if (!problems.isEmpty()) {
            return null;
        }
        if (peek().kind() == Kind.END) {
            problems.add("fx_empty", 0, peek().to(), Map.of());
            return null;
        }
        try {
            var piece = expression();
            if (peek().kind() != Kind.END) {
                throw unexpected("operator");
            }
            return piece.expr();
        } catch (SyntaxError stop) {
            return null;
        }
    }

    private Piece expression() {
        if (++depth > MAX_DEPTH) {
            throw stop("fx_too_deep", peek().from(), peek().to(), Map.of("max", MAX_DEPTH));
        }
        var piece = binary(0);
        depth--;
        return piece;
    }

    private Piece binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        var left = binary(level + 1);
        var op = operatorOf(level);
        while (op != null) {
            at++;
            var right = binary(level + 1);
            left = piece(typing.binary(op, left, right), left.from(), right.to());
            op = operatorOf(level);
            if (op != null && level == COMPARISON) {
                throw stop("fx_chained_comparison", peek().from(), peek().to(), Map.of());
            }
        }
        return left;
    }

    private @Nullable BinaryOp operatorOf(int level) {
        for (var op : LEVELS.get(level)) {
            if (peek().is(op.symbol())) {
                return op;
            }
        }
        return null;
    }

    private Piece unary() {
        for (var op : UnaryOp.values()) {
            if (peek().is(op.symbol())) {
                return signed(op);
            }
        }
        return postfix();
    }

    private Piece signed(UnaryOp op) {
        var from = next().from();
        if (++depth > MAX_DEPTH) {
            throw stop("fx_too_deep", from, from + 1, Map.of("max", MAX_DEPTH));
        }
        var operand = unary();
        depth--;
        return piece(typing.unary(op, operand, from), from, operand.to());
    }

    private Piece postfix() {
        var piece = peek().kind() == Kind.FIELD ? field() : primary();
        while (peek().is("%") || peek().is(".")) {
            var mark = next();
            if (mark.is(".")) {
                throw stop("fx_not_a_link", mark.from(), mark.to(), Map.of());
            }
            piece = piece(typing.percent(piece, mark.to()), piece.from(), mark.to());
        }
        return piece;
    }

    /** {@code {customer}.level} is another way to write {@code {customer.level}}. */
    private Piece field() {
        var token = next();
        var path = new StringBuilder(token.text());
        var to = token.to();
        while (peek().is(".")) {
            at++;
            if (peek().kind() != Kind.NAME) {
                throw unexpected("key");
            }
            path.append('.').append(peek().text());
            to = next().to();
        }
        return piece(typing.field(path.toString(), token.from(), to), token.from(), to);
    }

    private Piece primary() {
        var token = peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case TEXT -> piece(new Expr.TextLiteral(next().text()), token.from(), token.to());
            case NAME -> name();
            case FIELD -> field();
            case SYMBOL -> group();
            case END -> throw unexpected("value");
        };
    }

    private Piece number() {
        var token = next();
        var value = Decimals.parse(token.text());
        if (value == null) {
            problems.add("fx_number_range", token.from(), token.to(), Map.of("number", token.text()));
            value = BigDecimal.ZERO;
        }
        return piece(new Expr.NumberLiteral(value), token.from(), token.to());
    }

    private Piece name() {
        var name = next();
        if (peek().is("(")) {
            at++;
            var args = pieces(")", Catalogue.find(name.text().toUpperCase(Locale.ROOT)));
            var to = tokens.get(at - 1).to();
            return piece(typing.call(name, args, to), name.from(), to);
        }
        var constant = name.text().equalsIgnoreCase("TRUE") || name.text().equalsIgnoreCase("FALSE");
        var expr = constant ? new Expr.BoolLiteral(name.text().equalsIgnoreCase("TRUE")) : typing.bareName(name);
        return piece(expr, name.from(), name.to());
    }

    private Piece group() {
        var open = peek();
        if (open.is("[")) {
            at++;
            var elements = pieces("]", null);
            var to = tokens.get(at - 1).to();
            return piece(typing.list(elements), open.from(), to);
        }
        if (!open.is("(")) {
            throw unexpected("value");
        }
        at++;
        var inner = expression();
        if (!peek().is(")")) {
            throw unexpected(")");
        }
        return new Piece(inner.expr(), open.from(), next().to());
    }

    /** Expressions separated by commas up to and over the closing symbol; some functions walk rows in an argument. */
    private List<Piece> pieces(String close, @Nullable Signature signature) {
        var pieces = new ArrayList<Piece>();
        while (!peek().is(close)) {
            if (!pieces.isEmpty()) {
                if (!peek().is(",")) {
                    throw unexpected(", " + close);
                }
                at++;
            }
            if (!pieces.isEmpty() && signature != null && signature.walksRows(pieces.size())) {
                typing.enterRows(signature, pieces);
                pieces.add(expression());
                typing.leaveRows();
            } else {
                pieces.add(expression());
            }
        }
        at++;
        return pieces;
    }

    private Piece piece(Expr expr, int from, int to) {
        if (++nodes > MAX_NODES) {
            throw stop("fx_too_long", from, to, Map.of("max", MAX_NODES));
        }
        return new Piece(expr, from, to);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private SyntaxError unexpected(String expected) {
        var found = peek();
        if (found.kind() == Kind.END) {
            return stop("fx_unexpected_end", found.from(), found.to(), Map.of("expected", expected));
        }
        // A text with its quotes: of an empty one nothing would be left to show.
        var typed = found.kind() == Kind.TEXT ? source.substring(found.from(), found.to()) : found.text();
        return stop("fx_unexpected", found.from(), found.to(), Map.of("expected", expected, "found", typed));
    }

    private SyntaxError stop(String code, int from, int to, Map<String, Object> params) {
        problems.add(code, from, to, params);
        return new SyntaxError();
    }

    /** Unwinds the descent once the problem is noted; never leaves this class. */
    private static final class SyntaxError extends RuntimeException {
        SyntaxError() {
            super("syntax", null, false, false);
        }
    }
}
