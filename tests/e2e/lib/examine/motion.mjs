// Who asked the system for less motion gets none.

function moving() {
  const faults = document.getAnimations().map((animation) => `something plays: ${animation.animationName ?? animation.transitionProperty}`);
  for (const item of document.querySelectorAll('*')) {
    for (const part of [null, '::before', '::after']) {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(item, part);
      if (!/^0s(, 0s)*$/.test(transitionDuration)) faults.push(`${item.className}${part ?? ''} takes ${transitionDuration} to change`);
      if (animationName !== 'none') faults.push(`${item.className}${part ?? ''} plays ${animationName}`);
      if (scrollBehavior === 'smooth') faults.push(`${item.className} glides`);
    }
  }
  return [...new Set(faults)];
}

/** The page as it stands, where less motion is asked for. */
export const motionFaults = (page) => page.evaluate(moving);
