package org.mortise.form.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.FieldPath;

/**
 * What must be known before what, over the values and the visibility of fields, columns and sections.
 *
 * <p>Required, read-only and options hang on values but nothing hangs on them, so they are not part of it, but for
 * options that take a choice back: its value hangs on them, and so does a link that lets go of what no longer fits on what its
 * filter speaks of. A value depends on
 * what its formula, its default and the rules that set it read, on the links that fill it, on the sub-table it is a column of,
 * and, where hidden fields lose their values, on being visible. Visibility depends on what show and hide rules read and on the
 * section or sub-table around.
 */
public final class LinkageGraph {

    /** What of a field: its value, or whether it is visible. */
    public enum Aspect {
        VALUE,
        VISIBLE,
        /** What may be chosen, where a choice that may not be is taken back. */
        OPTIONS
    }

    /**
     * A point of the graph.
     *
     * @param target key of a field or a section, {@code table.column} for a column
     */
    public record Node(String target, Aspect aspect) {
        @Override
        public String toString() {
            return switch (aspect) {
                case VALUE -> target;
                case VISIBLE -> "visible(" + target + ")";
                case OPTIONS -> "options(" + target + ")";
            };
        }
    }

    private final PreparedForm form;
    private final Map<Node, Set<Node>> needs = new LinkedHashMap<>();
    private final List<Node> order = new ArrayList<>();
    private List<Node> cycle = List.of();

    private LinkageGraph(PreparedForm form) {
        this.form = form;
    }

    static LinkageGraph of(PreparedForm form) {
        var graph = new LinkageGraph(form);
        form.containers().keys().forEach(graph::addVisibility);
        for (var field : form.fields()) {
            graph.add(field, null);
            field.columns().forEach(column -> graph.add(column, field));
        }
        form.fields().forEach(field -> graph.addFills(field, null));
        graph.sort();
        return graph;
    }

    /** Every node once, after all that it needs; incomplete when there is a {@link #cycle()}. */
    public List<Node> order() {
        return order;
    }

    /** Nodes that need each other in a circle, first and last the same; empty when there is none. */
    public Optional<List<Node>> cycle() {
        return cycle.isEmpty() ? Optional.empty() : Optional.of(cycle);
    }

    private void add(PreparedField field, @Nullable PreparedField table) {
        addVisibility(field.path());
        var value = needsOf(new Node(field.path(), Aspect.VALUE));
        FormReads.of(field).forEach(path -> addRead(value, FormReads.inTable(path, table)));
        for (var rule : form.rules()) {
            for (var action : rule.actions()) {
                if (action.does("set", field.path())) {
                    addReads(value, rule.reads());
                    var source = action.valueFor(field.path());
                    if (source != null) {
                        source.reads().forEach(path -> addRead(value, FormReads.inTable(path, table)));
                    }
                }
            }
        }
        if (table != null) {
            value.add(new Node(table.path(), Aspect.VALUE));
        }
        addOptions(field.path(), value);
        if (field.takesBackLinks()) {
            field.filterReads().forEach(key -> addRead(value, FormReads.inTable(FieldPath.of(key), table)));
        }
        if (form.hiding(field) == Hiding.CLEAR || form.hiding(field) == Hiding.RECOMPUTE && field.isWritable()) {
            value.add(new Node(field.path(), Aspect.VISIBLE));
        }
    }

    private void addOptions(String target, Set<Node> value) {
        for (var rule : form.rules()) {
            for (var action : rule.actions()) {
                if (action.does("options", target) && action.clears()) {
                    var options = new Node(target, Aspect.OPTIONS);
                    addReads(needsOf(options), rule.reads());
                    value.add(options);
                }
            }
        }
    }

    private void addVisibility(String target) {
        var visible = needsOf(new Node(target, Aspect.VISIBLE));
        var parent = form.containers().parentOf(target);
        if (parent != null) {
            visible.add(new Node(parent, Aspect.VISIBLE));
        }
        for (var rule : form.rules()) {
            for (var action : rule.actions()) {
                if (action.does("show", target) || action.does("hide", target)) {
                    addReads(visible, rule.reads());
                }
            }
        }
    }

    private void addFills(PreparedField link, @Nullable PreparedField table) {
        for (var fill : link.definition().fills()) {
            var target = table == null ? fill.to() : table.path() + "." + fill.to();
            form.at(target).ifPresent(filled -> needsOf(new Node(filled.path(), Aspect.VALUE))
                    .add(new Node(link.path(), Aspect.VALUE)));
        }
        link.columns().forEach(column -> addFills(column, link));
    }

    private void addReads(Set<Node> value, Collection<FieldPath> reads) {
        reads.forEach(path -> addRead(value, path));
    }

    private void addRead(Set<Node> node, FieldPath path) {
        var keys = path.keys();
        form.field(keys.get(0)).ifPresent(field -> {
            var column = keys.size() > 1 ? field.column(keys.get(1)) : Optional.<PreparedField>empty();
            node.add(new Node(column.orElse(field).path(), Aspect.VALUE));
        });
    }

    private Set<Node> needsOf(Node node) {
        return needs.computeIfAbsent(node, fresh -> new LinkedHashSet<>());
    }

    private void sort() {
        var done = new HashSet<Node>();
        for (var node : needs.keySet()) {
            if (cycle.isEmpty()) {
                visit(node, done, new ArrayList<>());
            }
        }
    }

    /** Depth first: at most as deep as the longest chain of fields. */
    private void visit(Node node, Set<Node> done, List<Node> path) {
        if (done.contains(node) || !cycle.isEmpty()) {
            return;
        }
        var start = path.indexOf(node);
        if (start >= 0) {
            var circle = new ArrayList<>(path.subList(start, path.size()));
            circle.add(node);
            cycle = List.copyOf(circle);
            return;
        }
        path.add(node);
        needs.getOrDefault(node, Set.of()).forEach(needed -> visit(needed, done, path));
        path.remove(path.size() - 1);
        done.add(node);
        order.add(node);
    }
}
