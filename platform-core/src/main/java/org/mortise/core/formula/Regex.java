package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mortise.core.formula.RegexTree.Place;

/** A pattern as a program whose threads walk the text side by side: the time is at most the length of both multiplied. */
final class Regex {

    private static final int MOST_INSTRUCTIONS = 2_000;

    private enum Op {
        TAKE,
        JUMP,
        FORK,
        MARK,
        AT,
        MATCH
    }

    /** @param first where to go on, or which mark to set; {@code second} is where else */
    private record Instruction(
            Op op,
            int first,
            int second,
            @Nullable CharacterSet set,
            @Nullable Place place) {}

    private final List<Instruction> program = new ArrayList<>();
    private final int groups;

    private Regex(int groups) {
        this.groups = groups;
    }

    /** Null when the text is no pattern, or one that is too long. */
    static @Nullable Regex compile(String pattern) {
        var parsed = RegexParser.parse(pattern);
        if (parsed == null) {
            return null;
        }
        var regex = new Regex(parsed.groups());
        regex.emit(new RegexTree.Group(parsed.tree(), 0), true);
        regex.add(Op.MATCH, 0, 0);
        return regex.isTooLong() ? null : regex;
    }

    int groups() {
        return groups;
    }

    private boolean isTooLong() {
        return program.size() > MOST_INSTRUCTIONS;
    }

    private void emit(RegexTree tree, boolean keeps) {
        if (isTooLong()) {
            return;
        }
        if (tree instanceof RegexTree.One one) {
            program.add(new Instruction(Op.TAKE, 0, 0, one.set(), null));
        } else if (tree instanceof RegexTree.At at) {
            program.add(new Instruction(Op.AT, 0, 0, null, at.place()));
        } else if (tree instanceof RegexTree.Sequence sequence) {
            sequence.parts().forEach(part -> emit(part, false));
        } else if (tree instanceof RegexTree.Choice choice) {
            emit(choice.branches());
        } else if (tree instanceof RegexTree.Group group) {
            emit(group, keeps || group.index() > 0);
        } else if (tree instanceof RegexTree.Repetition repetition) {
            emit(repetition);
        }
    }

    private void emit(RegexTree.Group group, boolean keeps) {
        if (keeps) {
            add(Op.MARK, group.index() * 2, 0);
        }
        emit(group.body(), false);
        if (keeps) {
            add(Op.MARK, group.index() * 2 + 1, 0);
        }
    }

    private void emit(List<RegexTree> branches) {
        var exits = new ArrayList<Integer>();
        for (var branch : branches.subList(0, branches.size() - 1)) {
            var fork = add(Op.FORK, program.size() + 1, 0);
            emit(branch, false);
            exits.add(add(Op.JUMP, 0, 0));
            set(fork, program.get(fork).first(), program.size());
        }
        emit(branches.get(branches.size() - 1), false);
        exits.forEach(exit -> set(exit, program.size(), 0));
    }

    private void emit(RegexTree.Repetition repetition) {
        for (var i = 0; i < repetition.least(); i++) {
            emit(repetition.body(), false);
        }
        if (repetition.most() < 0) {
            var fork = add(Op.FORK, 0, 0);
            emit(repetition.body(), false);
            add(Op.JUMP, fork, 0);
            fork(fork, repetition.lazy());
            return;
        }
        var forks = new ArrayList<Integer>();
        for (var i = repetition.least(); i < repetition.most() && !isTooLong(); i++) {
            forks.add(add(Op.FORK, 0, 0));
            emit(repetition.body(), false);
        }
        forks.forEach(fork -> fork(fork, repetition.lazy()));
    }

    /** Into the body behind the fork, or on behind everything emitted so far. */
    private void fork(int fork, boolean lazy) {
        set(fork, lazy ? program.size() : fork + 1, lazy ? fork + 1 : program.size());
    }

    private int add(Op op, int first, int second) {
        program.add(new Instruction(op, first, second, null, null));
        return program.size() - 1;
    }

    private void set(int index, int first, int second) {
        program.set(index, new Instruction(program.get(index).op(), first, second, null, null));
    }

    /** One text to search; counts its work over all searches. */
    final class Search {

        private static final int MOST_WORK = 4_000_000;

        private final int[] text;
        private int work;

        Search(int[] text) {
            this.text = text;
        }

        boolean isTooMuch() {
            return work > MOST_WORK;
        }

        /** Where the first match from a place on and its groups begin and end, -1 for what took no part; null when there is none. */
        int @Nullable [] find(int from) {
            int[] found = null;
            var current = new Threads();
            for (var at = from; !isTooMuch(); at++) {
                if (found == null) {
                    var marks = new int[groups * 2 + 2];
                    java.util.Arrays.fill(marks, -1);
                    enter(current, 0, at, marks);
                }
                if (current.places.isEmpty() && found != null) {
                    break;
                }
                var next = new Threads();
                for (var thread = 0; thread < current.places.size(); thread++) {
                    var place = current.places.get(thread);
                    var instruction = program.get(place);
                    if (instruction.op() == Op.MATCH) {
                        found = current.marks.get(thread);
                        break;
                    }
                    var set = instruction.set();
                    if (at < text.length && set != null && set.contains(text[at])) {
                        enter(next, place + 1, at + 1, current.marks.get(thread));
                    }
                }
                current = next;
                if (at >= text.length) {
                    break;
                }
            }
            return found;
        }

        /** Follows a thread to the instructions that take a character. */
        private void enter(Threads threads, int place, int at, int[] marks) {
            work++;
            if (threads.seen[place] || isTooMuch()) {
                return;
            }
            threads.seen[place] = true;
            var instruction = program.get(place);
            switch (instruction.op()) {
                case JUMP -> enter(threads, instruction.first(), at, marks);
                case FORK -> {
                    enter(threads, instruction.first(), at, marks);
                    enter(threads, instruction.second(), at, marks);
                }
                case MARK -> {
                    var marked = marks.clone();
                    marked[instruction.first()] = at;
                    enter(threads, place + 1, at, marked);
                }
                case AT -> {
                    if (holds(instruction.place(), at)) {
                        enter(threads, place + 1, at, marks);
                    }
                }
                case TAKE, MATCH -> {
                    threads.places.add(place);
                    threads.marks.add(marks);
                }
            }
        }

        private boolean holds(@Nullable Place place, int at) {
            var before = at > 0 ? text[at - 1] : -1;
            var after = at < text.length ? text[at] : -1;
            var isEdge = CharacterSet.isWord(before) != CharacterSet.isWord(after);
            return place == Place.TEXT_BEGIN
                    ? before < 0
                    : place == Place.TEXT_END
                            ? after < 0
                            : place == Place.LINE_BEGIN
                                    ? before < 0 || before == '\n'
                                    : place == Place.LINE_END
                                            ? after < 0 || after == '\n'
                                            : isEdge == (place == Place.WORD_EDGE);
        }
    }

    /** Threads at one character, the preferred ones first; each instruction once. */
    private final class Threads {
        final boolean[] seen = new boolean[program.size()];
        final List<Integer> places = new ArrayList<>();
        final List<int[]> marks = new ArrayList<>();
    }
}
