//! The order of blocks in a scan (ITU-T T.81, A.2.2 and A.2.3).

use super::frame::{Frame, Member, Scan};
use crate::error::Result;

/// What comes next in a scan.
pub(crate) enum Step {
    /// A restart marker with this number, 0 to 7.
    Restart(u8),
    /// A block of this member's component, at this column and row of the component's stored blocks.
    Block(Member, u32, u32),
    /// A row of MCUs (of blocks, where one component is alone in the scan) is complete: which one.
    Row(u32),
}

/// A block of an MCU.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// Whose block it is.
    pub member: Member,
    /// How many blocks of that component an MCU has across and down.
    size: (u32, u32),
    /// Its column and row among them.
    at: (u32, u32),
}

/// How many MCUs a scan has across and down, and the blocks of each in their order. A component that is alone in its scan
/// has MCUs of one block.
pub(crate) fn units(frame: &Frame, scan: &Scan) -> (u32, u32, Vec<Place>) {
    if let [member] = scan.members.as_slice()
        && let Some(component) = frame.components.get(member.component)
    {
        let (across, down) = component.blocks;
        return (across, down, vec![Place { member: *member, size: (1, 1), at: (0, 0) }]);
    }
    let mut places = Vec::new();
    for member in &scan.members {
        let size =
            frame.components.get(member.component).map_or((0, 0), |component| (component.across, component.down));
        let row = |row| (0..size.0).map(move |column| Place { member: *member, size, at: (column, row) });
        places.extend((0..size.1).flat_map(row));
    }
    (frame.mcus.0, frame.mcus.1, places)
}

/// Calls `visit` for each step of a scan in order.
pub(crate) fn walk(frame: &Frame, scan: &Scan, restart: u32, mut visit: impl FnMut(Step) -> Result<()>) -> Result<()> {
    let (across, down, places) = units(frame, scan);
    let mut passed = 0u32;
    for y in 0..down {
        for x in 0..across {
            if restart > 0 && passed > 0 && passed.is_multiple_of(restart) {
                visit(Step::Restart((passed / restart - 1) as u8 & 7))?;
            }
            passed += 1;
            for place in &places {
                visit(Step::Block(place.member, x * place.size.0 + place.at.0, y * place.size.1 + place.at.1))?;
            }
        }
        visit(Step::Row(y))?;
    }
    Ok(())
}
