use bantin::domain::kiosk::attempts::Attempts;

#[test]
fn few_mistakes_are_forgiven() {
    let mut attempts = Attempts::default();
    for _ in 0..4 {
        attempts.fail(0.0);
        assert!(attempts.may_try(0.0));
    }
    attempts.succeed();
    for _ in 0..4 {
        attempts.fail(0.0);
    }
    assert!(attempts.may_try(0.0));
}

#[test]
fn pauses_grow_up_to_an_hour() {
    let mut attempts = Attempts::default();
    for _ in 0..4 {
        attempts.fail(0.0);
    }
    let mut now = 0.0;
    for pause in [60_000.0, 120_000.0, 240_000.0] {
        attempts.fail(now);
        assert!(!attempts.may_try(now + pause - 1.0));
        assert!(attempts.may_try(now + pause));
        now += pause;
    }
    for _ in 0..100 {
        attempts.fail(now);
    }
    assert!(!attempts.may_try(now + 3_599_999.0));
    assert!(attempts.may_try(now + 3_600_000.0));
}
