package dev.openbook.rule;

/** When rules are asked. */
public enum RuleStage {
    /** Before a model opens. */
    ADMISSION
}
