package org.mortise.core.access;

import org.mortise.core.formula.Question;

/** A question of a formula that its caller may ask, every field of it checked; only {@link CallerAccess} makes it. */
public final class ScopedQuestion {

    private final FormAccess access;
    private final Question question;

    ScopedQuestion(FormAccess access, Question question) {
        this.access = access;
        this.question = question;
    }

    public FormAccess access() {
        return access;
    }

    public Question question() {
        return question;
    }
}
