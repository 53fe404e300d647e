package org.mortise.form.control;

/** What people without an account can do with the values of a control, on a form that is open to them. */
public enum Outside {
    /** They fill it in: they know the value by themselves, or find it among what they are shown. */
    FILLED_IN,

    /** Nothing: its values mean something only to those who work here. */
    KNOWN_INSIDE,

    /** Nothing: its values are decided on by those who work here. */
    DECIDED_INSIDE,

    /** Nothing: what it is filled in with belongs to the application and is no part of the page that is open to everybody. */
    DRAWN_INSIDE,

    /** Nothing: the platform gives the value. */
    GIVEN
}
