package org.mortise.form.linkage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mortise.core.access.FormTypes;
import org.mortise.core.formula.Blanks;
import org.mortise.core.formula.Formula;
import org.mortise.core.metadata.FieldAspect;
import org.mortise.form.model.LinkageRule;

/**
 * What decides the stored values of computed fields, in words that can be compared: when they differ between two versions of a form,
 * what its records hold is no longer what its formulas give.
 */
public final class Fingerprints {

    private final PreparedForm form;
    private final FormTypes types;

    private Fingerprints(PreparedForm form) {
        this.form = form;
        this.types = FormTypes.unsecured(form.shape(), form::linked);
    }

    /**
     * Paths of the computed fields and columns of {@code next} that {@code previous} computed otherwise, or not at all, and of amounts
     * whose currency another field says now.
     */
    public static Set<String> changed(PreparedForm previous, PreparedForm next) {
        var before = new Fingerprints(previous).all();
        var changed = new TreeSet<String>();
        new Fingerprints(next).all().forEach((path, print) -> {
            if (!print.equals(before.get(path))) {
                changed.add(path);
            }
        });
        changed.addAll(newlySaid(previous, next));
        return changed;
    }

    /** Amounts that were in one currency and have a field now that says it: those that are there get what it would say. */
    private static Set<String> newlySaid(PreparedForm previous, PreparedForm next) {
        var said = new TreeSet<String>();
        Stream.concat(next.fields().stream(), next.fields().stream().flatMap(field -> field.columns().stream()))
                .filter(amount -> amount.shape().currency() != null && !amount.isComputed())
                .filter(amount -> previous.at(amount.path())
                        .filter(before -> before.shape().currency() == null)
                        .isPresent())
                .forEach(amount -> said.add(amount.path()));
        return said;
    }

    private Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        for (var field : form.fields()) {
            add(all, field);
            field.columns().forEach(column -> add(all, column));
        }
        return all;
    }

    private void add(Map<String, String> all, PreparedField field) {
        if (!field.isRecomputable()) {
            return;
        }
        var print = new StringBuilder();
        print.append(field.shape().type()).append(' ').append(field.shape().scale());
        field.definition().lookup().ifPresent(lookup -> print.append("\n").append(lookup));
        field.definition().rollup().ifPresent(rollup -> print.append("\n").append(rollup));
        if (field.compute() != null) {
            formula(field, field.compute(), print);
        }
        all.put(field.path(), print.toString());
    }

    private void formula(PreparedField field, Formula formula, StringBuilder print) {
        var table = Moments.tableOf(form, field);
        print.append("\n").append(formula.source());
        if (formula.blanks() != Blanks.ZERO) {
            print.append("\n").append(formula.blanks());
        }
        formula.labels().forEach(labels -> print.append("\n").append(labels.print()));
        for (var read : formula.reads()) {
            var type = types.typeOf(FormReads.inTable(read, table));
            print.append("\n").append(read).append(':').append(type == null ? "" : type.id());
            form.shape()
                    .field(read.keys().get(0))
                    .filter(stage -> FieldAspect.of(
                                    stage, read.keys().subList(1, read.keys().size()))
                            .isPresent())
                    .ifPresent(stage -> print.append(new TreeMap<>(FieldAspect.probabilities(stage))));
        }
        if (form.hiding(field) == Hiding.CLEAR) {
            hiding(field.path(), print);
        }
    }

    /** A hidden field is blank: so it matters what hides it, or anything around it. */
    private void hiding(String target, StringBuilder print) {
        for (var rule : form.definition().rules()) {
            hiding(rule, rule.then(), target, print.append("\n"));
            hiding(rule, rule.otherwise(), target, print.append("\n"));
        }
        var parent = form.containers().parentOf(target);
        if (parent != null) {
            hiding(parent, print);
        }
    }

    private static void hiding(LinkageRule rule, List<LinkageRule.Action> actions, String target, StringBuilder print) {
        for (var action : actions) {
            if (rule.enabled()
                    && (action.act().equals("show") || action.act().equals("hide"))
                    && action.targets().contains(target)) {
                print.append(action.act()).append(' ').append(rule.table()).append(rule.when());
            }
        }
    }
}
