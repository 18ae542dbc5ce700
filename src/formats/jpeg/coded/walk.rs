//! The order of blocks in a scan (ITU-T T.81, A.2.2 and A.2.3).

use super::frame::{Frame, Member, Scan};
use crate::error::Result;

/// What comes next in a scan.
pub enum Step {
    /// A restart marker with this number, 0 to 7.
    Restart(u8),
    /// A block of this member's component, at this column and row of the component's stored blocks.
    Block(Member, u32, u32),
    /// A row of MCUs (of blocks, where one component is alone in the scan) is complete: which one.
    Row(u32),
}

/// Calls `visit` for each step of a scan in order.
pub fn walk(frame: &Frame, scan: &Scan, restart: u32, mut visit: impl FnMut(Step) -> Result<()>) -> Result<()> {
    let alone = match scan.members.as_slice() {
        [member] => frame.components.get(member.component).map(|component| (*member, component.blocks)),
        _ => None,
    };
    let (across, down) = alone.map_or(frame.mcus, |(_, blocks)| blocks);
    let mut units = 0u32;
    for y in 0..down {
        for x in 0..across {
            if restart > 0 && units > 0 && units.is_multiple_of(restart) {
                visit(Step::Restart((units / restart - 1) as u8 & 7))?;
            }
            units += 1;
            if let Some((member, _)) = alone {
                visit(Step::Block(member, x, y))?;
                continue;
            }
            for member in &scan.members {
                let Some(component) = frame.components.get(member.component) else { continue };
                for row in 0..component.down {
                    for column in 0..component.across {
                        visit(Step::Block(*member, x * component.across + column, y * component.down + row))?;
                    }
                }
            }
        }
        visit(Step::Row(y))?;
    }
    Ok(())
}
